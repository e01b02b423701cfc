"""Which server answers a story page with the least work: gunicorn, granian and uvicorn side by side.

    python -m tests.benchmarks.servers [--seconds 4] [--rounds 3]

Uses the database and the settings of the environment, those of production with a loaded paper;
granian and uvicorn are measured where they are installed, with as many processes and threads. In each
round every server has its turn, so that a busy machine is busy for all; of the rounds the best counts,
and processor time per request is steadier than requests/s. wrk with 16 connections, 200 stories in turn.
"""

import argparse
import importlib.util
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import Request, urlopen

import psutil

from tests.edge.conftest import load_stack
from tests.messages import ROOT

PROCESSES, THREADS, CONNECTIONS, PAGES = 2, 4, 16, 200
WARM = 150  # requests
HEADERS = {"Host": "localhost", "X-Forwarded-Proto": "https", "Accept-Encoding": "br"}
ASK = """
local number = 0
local pages = {%s}
request = function()
    number = number %% #pages + 1
    return wrk.format("GET", "/articles/" .. pages[number] .. "/")
end
"""
GUNICORN = ["gunicorn", "newsroom.wsgi", "--config", str(ROOT / "deploy/gunicorn.conf.py")]
GRANIAN = ["granian", "--workers", f"{PROCESSES}", "--no-ws", "--log-level", "warning", "--host", "127.0.0.1"]
SERVERS = {
    "gunicorn, threads": [*GUNICORN, "--bind", "127.0.0.1:{port}"],
    "gunicorn, sync": [*GUNICORN, "--worker-class", "sync", "--threads", "1", "--bind", "127.0.0.1:{port}"],
    "granian, WSGI": [
        *GRANIAN, "--interface", "wsgi", "--blocking-threads", f"{THREADS}", "--port", "{port}",
        "newsroom.wsgi:application",
    ],
    "granian, ASGI": [*GRANIAN, "--interface", "asginl", "--port", "{port}", "newsroom.asgi:application"],
    "uvicorn, ASGI": [
        "uvicorn", "newsroom.asgi:application", "--workers", f"{PROCESSES}", "--no-access-log",
        "--log-level", "warning", "--lifespan", "off", "--port", "{port}",
    ],
}  # fmt: skip


class Server:
    def __init__(self, name):
        self.port = load_stack().free_port()
        command = [sys.executable, "-m", *[part.replace("{port}", str(self.port)) for part in SERVERS[name]]]
        environment = os.environ | {"WORKERS": str(PROCESSES), "THREADS": str(THREADS)}
        with Path(tempfile.gettempdir(), "newsroom-servers.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
            )
        load_stack().wait_until(self.is_up, f"{name} does not start")

    def is_up(self):
        try:
            with urlopen(Request(f"http://127.0.0.1:{self.port}/healthz", headers=HEADERS), timeout=30):
                return True
        except OSError:
            return False

    def family(self):
        one = psutil.Process(self.process.pid)
        return [one, *one.children(recursive=True)]

    def processor_time(self):
        return sum(sum(each.cpu_times()[:2]) for each in self.family())

    def memory(self):
        """MB that it alone holds."""
        return sum(each.memory_full_info().uss for each in self.family()) / 1e6

    def measure(self, script, seconds):
        """(requests/s, ms of processor time per request, errors)"""
        before = self.processor_time()
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "-s", str(script)]
        for name, value in HEADERS.items():
            command += ["-H", f"{name}: {value}"]
        told = subprocess.run(
            [*command, f"http://127.0.0.1:{self.port}"], capture_output=True, text=True, check=True
        ).stdout
        requests = max(1, int(re.search(r"(\d+) requests in", told)[1]))
        failed = re.search(r"Non-2xx or 3xx responses: (\d+)", told)
        wrong = int(failed[1]) if failed else 0
        rate = float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1])
        return rate, (self.processor_time() - before) / requests * 1000, wrong

    def warm(self, script):
        """Until every process has its templates and its connections: the first answers cost seconds."""
        answered = 0
        while answered < WARM:
            answered += self.measure(script, 3)[0] * 3

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def stories():
    import django

    django.setup()
    from articles.models import Article

    return list(Article.objects.published().order_by("pk").values_list("pk", flat=True)[:PAGES])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    script = Path(tempfile.mkdtemp()) / "ask.lua"
    script.write_text(ASK % ", ".join(map(str, stories())))
    names = [name for name in SERVERS if importlib.util.find_spec(SERVERS[name][0])]
    found = {name: [] for name in names}
    memory = {}
    for _round in range(chosen.rounds):
        for name in names:
            server = Server(name)
            try:
                server.warm(script)
                found[name].append(server.measure(script, chosen.seconds))
                memory[name] = server.memory()
            finally:
                server.stop()
                time.sleep(0.5)
    print(f"{'':20}{'requests/s':>12}{'ratio':>7}{'ms each':>9}{'ratio':>7}{'MB':>6}{'errors':>8}")
    first = [max(rate for rate, *_ in found[names[0]]), min(ms for _, ms, _ in found[names[0]])]
    for name in names:
        rate, ms = max(rate for rate, *_ in found[name]), min(ms for _, ms, _ in found[name])
        errors = sum(wrong for *_, wrong in found[name])
        print(
            f"{name:20}{rate:12.0f}{rate / first[0]:7.2f}{ms:9.2f}{ms / first[1]:7.2f}"
            f"{memory[name]:6.0f}{errors:8}"
        )


if __name__ == "__main__":
    main()
