#!/bin/sh
# `make test`: everything, on SQLite with a browser, then on PostgreSQL.
# More arguments go to pytest. TEST_WORKERS sets how many tests run at once.
set -u
cd "$(dirname "$0")/.."

python=.venv/bin/python
workers=${TEST_WORKERS:-$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)}
[ "$workers" -le 8 ] || workers=8
[ "$workers" -ge 2 ] || workers=2
rm -rf test-results

deploy/browser.sh

failed=
run() {
    echo "== tests on $1"
    TEST_DATABASE=$1 $python -m pytest -q -n "$workers" --dist loadgroup $2 $3 || failed="$failed $1"
}
run sqlite "" "$*"
run postgres "" "$*"

[ -z "$failed" ] || { echo "FAILED on:$failed"; exit 1; }
