#!/bin/sh
# Makes .venv with everything in uv.lock, or does nothing when it is up to date.
# Needs a Python >= 3.12 somewhere: on PATH, in pyenv, or named by PYTHON. Where uv is
# missing it is put into .tools/.
set -eu
cd "$(dirname "$0")/.."

stamp=.venv/.complete
fresh() {
    [ -f $stamp ] && [ -x .venv/bin/python ] || return 1
    for file in uv.lock pyproject.toml .python-version deploy/setup.sh; do
        [ $stamp -nt $file ] || return 1
    done
}
fresh && exit 0

say() { echo "setup: $*" >&2; }

# The paths of all Pythons that may do. Shims of pyenv fail for versions that this folder
# does not ask for, so the versions themselves are listed too.
pythons() {
    [ -z "${PYTHON:-}" ] || echo "$PYTHON"
    for version in 3.13 3.14 3.12; do
        command -v "python$version" || true
        for root in "${PYENV_ROOT:-}" "${HOME:-/nonexistent}/.pyenv" /opt/pyenv; do
            [ -z "$root" ] || ls -d "$root/versions/$version".*/bin/python 2>/dev/null || true
        done
    done
    command -v python3 || true
    command -v python || true
}

# Prints the interpreter behind $1 (not a shim, not a virtual environment) if it is new enough.
resolve() {
    "$1" -c 'import sys
if sys.version_info < (3, 12): sys.exit(1)
print(getattr(sys, "_base_executable", None) or sys.executable)' 2>/dev/null
}

python=
for candidate in $(pythons); do
    python=$(resolve "$candidate") && break
    python=
done
if [ -z "$python" ]; then
    say "no Python 3.12 or newer found; install one, or name it: PYTHON=/path/to/python make run"
    exit 1
fi

bootstrap_uv() {
    if [ ! -x .tools/uv/bin/uv ]; then
        say "installing uv into .tools/ with $python"
        rm -rf .tools/uv
        mkdir -p .tools
        if "$python" -m venv .tools/uv >&2; then
            .tools/uv/bin/python -m pip install --quiet --disable-pip-version-check uv >&2
        else  # Debian without python3-venv
            rm -rf .tools/uv
            "$python" -m pip install --quiet --target .tools/uv uv >&2
        fi
    fi
    uv=.tools/uv/bin/uv
}

unset VIRTUAL_ENV PYTHONHOME PYTHONPATH || true
export UV_PROJECT_ENVIRONMENT=.venv UV_PYTHON_DOWNLOADS=never UV_NO_PROGRESS=1
sync() {
    "$uv" sync --quiet --frozen --python "$python"
}

say "making .venv with $("$python" --version)"
if command -v uv >/dev/null && uv --version >/dev/null 2>&1; then
    uv=uv
    sync || { say "that uv could not; trying a newer one"; bootstrap_uv; sync; }
else
    bootstrap_uv
    sync
fi
touch $stamp
