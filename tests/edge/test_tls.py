"""Readers come by https: to nginx, or to a proxy in front of it that has the certificate."""

import pytest

from articles.outbox.models import Errand
from tests import factory
from tests.edge.conftest import installed_stack, running

BEHIND_A_PROXY = """
server {{
    listen 127.0.0.1:{port};
    set $newsroom_data {folder}/data;
    set $newsroom_scheme https;
    include {folder}/nginx.d/site.conf;
}}"""


@pytest.fixture
def edge(tmp_path, transactional_db, settings):
    stacks = installed_stack()
    folder, port = tmp_path / "stack", stacks.free_port()
    environment = {"DEBUG": "0", "SITE_URL": "https://127.0.0.1"}
    server = BEHIND_A_PROXY.format(port=port, folder=folder)
    with running(stacks.Stack, folder, environment, nginx=server) as edge:
        settings.EDGES = [edge.stack.edge]
        edge.stack.url = f"http://127.0.0.1:{port}"
        yield edge


def test_what_was_purged_is_fetched_again_as_readers_ask_for_it(edge):
    story = factory.make_article("published", "窦店镇建起八处暖心驿站")
    address = story.get_absolute_url()
    edge.touch(address)

    story.correct(by=factory.the("chief editor"), note="数字有误", headline="窦店镇建起九处暖心驿站")
    waiting = Errand.objects.undone().filter(kind__in=["purge", "purge_addresses", "fetch"])
    edge.wait_until(lambda: not waiting.exists(), "it was not fetched")

    answer = edge.get(address)
    assert (answer.status, answer.cache) == (200, "HIT")
    assert "九处" in answer.text
