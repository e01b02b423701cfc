#!/bin/sh
# `make test`: everything on SQLite, with a browser; then on PostgreSQL what depends on the
# database, and the main job in the browser once more.
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
only=
for database in sqlite postgres; do
    echo "== tests on $database"
    TEST_ONLY=$only TEST_DATABASE=$database $python -m pytest -q -n "$workers" --dist worksteal "$@" ||
        failed="$failed $database"
    only=database
done

[ -z "$failed" ] || { echo "FAILED on:$failed"; exit 1; }
