"""The paper as it runs in production, with the demo newsroom, on a free port of this machine."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = ROOT / "var" / "audit"
STARTS_WITHIN = 60  # seconds


def free_port():
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def environment(address):
    """Production's settings: only what has no default is set."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    return kept | {
        "DATA_DIR": os.environ.get("AUDIT_DATA", str(DATA)),
        "SECRET_KEY": "of-no-worth-outside-the-audit",
        "ALLOWED_HOSTS": "127.0.0.1",
        "SITE_URL": address,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
    }


SYNTHETIC = 60  # stories beside those of the demo


def python(env, *words):
    subprocess.run([sys.executable, *words], cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def running():
    """The address of a server that answers; it ends with the block."""
    address = f"http://127.0.0.1:{free_port()}"
    env = environment(address)
    python(env, "manage.py", "migrate", "--verbosity=0")
    python(env, "manage.py", "demo", "--if-empty", "--yes-in-production", "--verbosity=0")
    python(env, "-m", "tests.benchmarks.paper", "--stories", str(SYNTHETIC))
    python(env, "manage.py", "describe_photos", "--verbosity=0")
    python(env, "manage.py", "collectstatic", "--noinput", "--verbosity=0")
    with (Path(env["DATA_DIR"]) / "server.log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--bind", address.removeprefix("http://"), "--workers", "2",
             "--log-level", "warning", "newsroom.wsgi:application"],
            cwd=ROOT, env=env, stdout=log, stderr=log,
        )  # fmt: skip
    try:
        wait_for(f"{address}/healthz", server)
        yield address
    finally:
        server.terminate()
        server.wait()


def take_in(address, former):
    """Tells the server that `running` started of former addresses: {old: new}."""
    table = Path(environment(address)["DATA_DIR"]) / "former.csv"
    table.write_text("".join(f"{old},{new}\n" for old, new in former.items()), "utf-8")
    python(environment(address), "manage.py", "import_legacy_numbers", str(table))


def wait_for(address, server):
    end = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=20):
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("The server for the audit did not start.")


@contextmanager
def at(address):
    """A server that runs already, with SITE_URL its own address."""
    yield address.rstrip("/")
