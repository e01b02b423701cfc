"""How each kind of edge is told what to drop, and that nobody else is ever asked."""

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.exceptions import ImproperlyConfigured

from articles.outbox.models import Errand
from articles.outbox.working import run_due
from articles.public.purging.edges import Refused, edge_of
from articles.public.purging.errands import purge


@pytest.fixture
def server():
    """Takes note of what it is asked, and answers `server.status`."""

    class Taker(BaseHTTPRequestHandler):
        def take(self):
            body = self.rfile.read(int(self.headers["Content-Length"] or 0))
            server.asked.append((self.command, self.path, dict(self.headers), body))
            self.send_response(server.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_POST = do_BAN = take

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Taker)
    server.asked, server.status = [], 200
    thread = threading.Thread(target=server.serve_forever, args=[0.01])
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def named(kind, server, rest=""):
    return f"{kind}+http://127.0.0.1:{server.server_port}{rest}"


@pytest.mark.django_db
def test_varnish_is_given_names_and_forgets_no_longer_ones(server, settings):
    settings.EDGES = [named("varnish", server)]

    purge({"story-7", "list-district-3"})
    run_due()

    ((method, _path, headers, _body),) = server.asked
    pattern = headers["X-Ban-Keys"]
    assert method == "BAN"
    assert re.search(pattern, "home story-7 all")
    assert not re.search(pattern, "story-70 list-district-33")
    assert Errand.objects.undone().get().kind == "purge_keys"  # once more, for what was under way


@pytest.mark.django_db
def test_a_cdn_is_given_keys_with_its_token(server, settings):
    settings.EDGES = [named("keys", server, "/purge?zone=5")]
    settings.EDGE_TOKEN = "a token"

    purge({"story-7"})
    run_due()

    ((method, path, headers, body),) = server.asked
    assert (method, path) == ("POST", "/purge?zone=5")
    assert headers["Authorization"] == "Bearer a token"
    assert json.loads(body) == {"keys": ["story-7"]}


@pytest.mark.django_db
def test_a_cdn_is_given_addresses(server, settings, client, tmp_path):
    settings.EDGES, settings.DATA_DIR = [named("urls", server)], tmp_path
    client.get("/corrections/")

    purge({"corrections"})
    run_due()

    assert json.loads(server.asked[0][3]) == {"urls": ["http://testserver/corrections/"]}


@pytest.mark.django_db
def test_one_edge_that_refuses_holds_up_no_other(server, settings, caplog):
    settings.EDGES = ["varnish+http://127.0.0.1:9", named("keys", server)]

    purge({"story-7"})
    run_due()

    assert len(server.asked) == 1
    assert Errand.objects.undone().exclude(last_error="").count() == 1

    server.status = 500
    with pytest.raises(Refused):
        edge_of(settings.EDGES[1]).purge(["story-7"])


@pytest.mark.django_db
def test_without_edges_nothing_is_written():
    purge({"story-7"})

    assert not Errand.objects.exists()


@pytest.mark.parametrize(
    "text", ["http://127.0.0.1", "nginx+file:///etc", "telnet+http://a", "nginx+http://"]
)
def test_what_is_no_edge_is_an_error(text):
    with pytest.raises(ImproperlyConfigured):
        edge_of(text)
