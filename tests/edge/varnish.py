"""The production stack with Varnish as its edge, in place of nginx."""

import shutil
from contextlib import closing
from http.client import HTTPConnection

from tests.edge.conftest import load_stack
from tests.messages import ROOT

stacks = load_stack()
PUBLISHED = ROOT / "deploy" / "varnish.vcl"


def program():
    """The path of Varnish, or None."""
    return shutil.which("varnishd", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")


class VarnishStack(stacks.Stack):
    """Its copies lie in memory: they are gone when it ends."""

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.edge = f"varnish+http://127.0.0.1:{self.purging}"

    def start_edge(self):
        text = PUBLISHED.read_text("utf-8")
        text = text.replace("/run/newsroom/gunicorn.sock", str(self.sockets["app"]))
        text = text.replace("/srv/newsroom/app", str(ROOT))
        (self.folder / "varnish.vcl").write_text(text, "utf-8")
        command = [program(), "-F", "-j", "none", "-n", str(self.folder / "varnish")]
        command += ["-f", str(self.folder / "varnish.vcl")]
        command += ["-a", f"public=127.0.0.1:{self.port}", "-a", f"purging=127.0.0.1:{self.purging}"]
        command += ["-s", "malloc,64m", "-p", "thread_pools=1", "-p", "thread_pool_min=10"]
        self.run("edge", command)
        stacks.wait_until(
            lambda: self.answers("edge") and stacks._connects(self.port), "Varnish does not start"
        )

    def forget_copies(self):
        stacks.wait_until(lambda: self._ban_all() == 200, "Varnish forgets nothing")

    def _ban_all(self):
        connection = HTTPConnection("127.0.0.1", self.purging, timeout=5)
        connection.request("BAN", "/", headers={"X-Ban-Keys": "."})
        with closing(connection):
            return connection.getresponse().status
