#!/bin/sh
# `make audit`: looks at the public site as machines do (tests/audit). Installs what that takes into
# .tools/audit: Python programs by uv, and from npm the Nu HTML checker, Lighthouse and the schema of
# sitemaps. What cannot be installed is named and passed over. Arguments go on: --only nu,signs,…
set -u
cd "$(dirname "$0")/.."

tools=.tools/audit
python=$tools/venv/bin/python
mkdir -p $tools

uv=$(command -v uv || echo .tools/uv/bin/uv)
if [ ! -x "$uv" ]; then
    python3 -m venv .tools/uv && .tools/uv/bin/python -m pip install --quiet --disable-pip-version-check uv
fi
UV_PROJECT_ENVIRONMENT=$tools/venv UV_PYTHON_DOWNLOADS=never \
    "$uv" sync --quiet --frozen --group audit --python "$(.venv/bin/python -c 'import sys; print(sys._base_executable)')" ||
    { echo "audit: its Python programs could not be installed"; exit 1; }

deploy/browser.sh

# Of Lighthouse, the newest that this node runs
if ! command -v npm >/dev/null; then
    echo "NO NPM: the Nu HTML checker, Lighthouse and the schema of sitemaps are left out. Install node and npm."
elif [ ! -x $tools/node_modules/.bin/lighthouse ] || [ ! -d $tools/node_modules/vnu-jar ] || [ ! -d $tools/node_modules/sitemap ]; then
    major=$(node --version | sed 's/^v\([0-9]*\).*/\1/')
    [ "$major" -ge 23 ] && lighthouse=lighthouse@13 || lighthouse=lighthouse@12
    echo "installing vnu-jar, $lighthouse and sitemap"
    npm install --prefix $tools --no-save --no-audit --no-fund --loglevel=error vnu-jar@26 $lighthouse sitemap@9 >/dev/null 2>&1 ||
        echo "NO NU, NO LIGHTHOUSE, NO SCHEMA OF SITEMAPS: npm could not install them."
fi
command -v java >/dev/null || echo "NO JAVA: the Nu HTML checker is left out. Install a Java runtime."

exec $python -W ignore -m tests.audit "$@"
