"""The project as a whole: settings as in production, migrations, headers, sizes, reasons."""

import os
import re
import socket
import subprocess
import sys
import time
import tomllib
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from django.core.management import call_command

from tests.messages import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
# Longer than 400 lines with a reason.
LONG = {}


@pytest.fixture
def production(tmp_path):
    """The environment of a server: nothing but what must be set there."""
    return {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(tmp_path),
        "SECRET_KEY": "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "ALLOWED_HOSTS": "paper.example",
        "SITE_URL": "https://paper.example",
    }


def manage(environment, *arguments):
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,  # seconds
    )


# Settings


def test_production_settings_pass_every_check(production):
    done = manage(production, "check", "--deploy", "--fail-level", "DEBUG")

    assert done.returncode == 0, done.stdout + done.stderr


def test_a_missing_secret_is_a_clear_error(production):
    del production["SECRET_KEY"]

    done = manage(production, "check")

    assert done.returncode != 0
    assert "SECRET_KEY is not set" in done.stderr.splitlines()[-1]


def test_a_developer_needs_no_settings(tmp_path):
    done = manage({"PATH": os.environ["PATH"], "DEBUG": "1", "DATA_DIR": str(tmp_path)}, "check")

    assert done.returncode == 0, done.stdout + done.stderr


def test_postgresql_is_reached_through_a_pool(production):
    production["DATABASE_URL"] = "postgres://paper:secret@db.example/paper"
    script = "from django.conf import settings; print(settings.DATABASES['default']['OPTIONS']['pool'])"

    done = manage(production, "shell", "--no-imports", "-c", script)

    assert done.stdout.strip() not in {"", "False", "None"}, done.stderr


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


# The real server

# Compressing each file takes a minute and shows nothing.
COLLECT_STATIC = """
from django.conf import settings
from django.core.management import call_command
settings.WHITENOISE_SKIP_COMPRESS_EXTENSIONS = "css html js json map md svg txt".split()
call_command("collectstatic", interactive=False, verbosity=0)
"""


@pytest.fixture
def server(production):
    """A gunicorn with production's settings, as behind a proxy that speaks TLS. Slow to set up:
    one test asks it everything."""
    for command in [["migrate", "-v0"], ["shell", "--no-imports", "-c", COLLECT_STATIC]]:
        done = manage(production, *command)
        assert done.returncode == 0, done.stderr
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--bind",
        address,
        "--workers",
        "1",
        "--no-control-socket",
        "newsroom.wsgi",
    ]
    with subprocess.Popen(command, cwd=ROOT, env=production, stderr=subprocess.PIPE) as process:
        try:
            wait_for(address, process)
            yield f"http://{address}"
        finally:
            process.terminate()


def wait_for(address, process):
    host, port = address.split(":")
    deadline = time.monotonic() + 60  # seconds
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection((host, int(port)), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    process.kill()
    raise AssertionError(f"the server does not start: {process.stderr.read().decode()}")


def fetch(url, host="paper.example"):
    """(status, headers, text) of a page, as the proxy gets it."""
    request = Request(url, headers={"Host": host, "X-Forwarded-Proto": "https"})
    try:
        with urlopen(request, timeout=30) as response:
            return response.status, response.headers, response.read().decode()
    except HTTPError as error:
        return error.code, error.headers, error.read().decode()


def test_the_real_server_shows_its_pages_with_security_headers(server):
    for path in ["/", "/en/", "/admin/login/"]:
        status, _, text = fetch(server + path)
        asset = re.search(r'/static/[^"]+\.(?:css|js)', text)[0]
        asset_status, asset_headers, _ = fetch(server + asset)

        assert status == asset_status == 200, path
        assert "immutable" in asset_headers["Cache-Control"]

    status, headers, _ = fetch(f"{server}/healthz")
    policy = headers["Content-Security-Policy"]

    assert status == 200
    assert "default-src 'none'" in policy
    assert "'unsafe-inline'" not in re.search("script-src[^;]*", policy)[0]
    assert headers["Strict-Transport-Security"].startswith("max-age=31536000")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"

    status, _, _ = fetch(f"{server}/robots.txt", host="evil.example")

    assert status == 400


# The source


def test_the_linter_finds_nothing():
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise", "."],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stdout


def test_every_file_is_short_enough_to_read():
    long = {}
    for path in [*ROOT.glob("newsroom/**/*.py"), *ROOT.glob("articles/**/*.py")]:
        lines = len(path.read_text("utf-8").splitlines())
        if lines > 400 and "migrations" not in path.parts:
            long[str(path.relative_to(ROOT))] = lines

    assert long.keys() == LONG.keys()


def test_every_dependency_has_its_reason():
    decisions = (ROOT / "docs" / "decisions" / "0001-dependencies.md").read_text("utf-8")
    explained = re.findall(r"^\| `([^`]+)` \| .{20,} \|$", decisions, re.MULTILINE)
    project = PROJECT["project"]
    groups = [*project["optional-dependencies"].values(), *PROJECT["dependency-groups"].values()]
    wanted = {name for names in [project["dependencies"], *groups] for name in names}

    assert sorted(explained) == sorted({re.match(r"[\w.-]+(\[.+\])?", name)[0] for name in wanted})


def test_the_lock_knows_every_dependency():
    lock = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))
    ours = next(package for package in lock["package"] if package["name"] == "newsroom")
    locked = {entry["name"] for entry in ours["metadata"]["requires-dist"]}
    locked |= {entry["name"] for entry in ours["metadata"]["requires-dev"]["dev"]}
    wanted = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]

    assert locked == {re.match(r"[\w.-]+", name)[0] for name in wanted}
