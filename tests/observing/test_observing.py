"""Log lines, figures and the id of a request, as whoever runs Newsroom gets them."""

import json
import logging
import os
import subprocess
import sys

import pytest
from django.test import override_settings
from django.urls import reverse

from newsroom.observing import logs, metrics, request_ids
from tests.factory import the
from tests.messages import ROOT

TOKEN = {"headers": {"authorization": "Bearer a-long-token"}}


@pytest.fixture
def lines(caplog):
    """What is logged of requests, as the objects that production writes."""
    caplog.set_level(logging.INFO, logger="newsroom.requests")
    caplog.handler.setFormatter(logs.JsonFormatter())

    def read():
        return [json.loads(caplog.handler.format(each)) for each in caplog.records]

    return read


@pytest.mark.django_db
def test_each_request_is_one_line_with_what_it_took(client, lines):
    client.get("/healthz")
    client.get("/articles/999999/")

    first, second = [line for line in lines() if line["logger"] == "newsroom.requests"]
    assert first["message"] == "GET /healthz"
    assert (first["status"], first["view"], first["user"]) == (200, "healthz", None)
    assert first["ms"] >= 0
    assert (second["status"], second["view"]) == (404, "public:article")


@pytest.mark.django_db
def test_who_asked_is_an_account_and_never_a_name(client, lines):
    editor = the("desk editor")
    client.force_login(editor)

    client.get(reverse("admin:index"))

    [line] = [line for line in lines() if line["logger"] == "newsroom.requests"]
    assert line["user"] == editor.pk
    assert editor.username not in json.dumps(line, ensure_ascii=False)


def test_the_id_of_the_web_server_is_taken_over(client):
    answer = client.get("/healthz", headers={"x-request-id": "0af7651916cd43dd8448eb211c80319c"})

    assert answer.headers["X-Request-ID"] == "0af7651916cd43dd8448eb211c80319c"
    assert request_ids.current() == ""


@pytest.mark.parametrize("sent", ["", "short", "x" * 65, 'a"},{"level":"INFO', "中文中文中文中文"])
def test_what_is_no_id_gets_one_of_ours(client, sent):
    answer = client.get("/healthz", headers={"x-request-id": sent})

    assert answer.headers["X-Request-ID"] != sent
    assert request_ids.WELL_FORMED.fullmatch(answer.headers["X-Request-ID"])


@pytest.mark.django_db
def test_an_answer_that_caches_hand_on_carries_no_id(client):
    assert "X-Request-ID" not in client.get("/").headers


def test_an_error_is_logged_under_its_request():
    record = logging.LogRecord("newsroom", logging.ERROR, "", 0, "A page was not made", (), None)
    record.page = 3
    _request_id, token = request_ids.begin("0af7651916cd43dd8448eb211c80319c")
    try:
        line = json.loads(logs.JsonFormatter().format(record))
        event = request_ids.tag({}, None)
    finally:
        request_ids.end(token)

    assert line["request_id"] == "0af7651916cd43dd8448eb211c80319c"
    assert (line["message"], line["level"], line["page"]) == ("A page was not made", "ERROR", 3)
    assert event["tags"] == {"request_id": "0af7651916cd43dd8448eb211c80319c"}


# Figures


@pytest.mark.django_db
@pytest.mark.parametrize("token", ["", "a-long-token"])
def test_figures_are_for_who_brings_the_token(client, token):
    with override_settings(METRICS_TOKEN=token):
        assert client.get("/metrics").status_code == 404
        assert client.get("/metrics", headers={"authorization": "Bearer "}).status_code == 404
        assert client.get("/metrics", headers={"authorization": "Bearer wrong"}).status_code == 404
        assert client.get("/metrics", **TOKEN).status_code == (200 if token else 404)


@pytest.mark.django_db
@override_settings(METRICS_TOKEN="a-long-token")
def test_requests_are_counted_by_view_and_not_by_address(client):
    client.get("/articles/424242/")

    figures = client.get("/metrics", **TOKEN).content.decode()

    assert 'newsroom_requests_total{method="GET",status="404",view="public:article"}' in figures
    assert 'newsroom_request_seconds_count{view="public:article"}' in figures
    assert "424242" not in figures


@override_settings(METRICS_TOKEN="a-long-token")
def test_a_figure_that_cannot_be_read_keeps_no_other_back(client, monkeypatch):
    monkeypatch.setattr(metrics, "_gauges", {})
    metrics.gauge("newsroom_broken", "Fails")(lambda: 1 / 0)
    metrics.gauge("newsroom_stories", "Stories", label="state")(lambda: {"draft": 3})

    figures = client.get("/metrics", **TOKEN).content.decode()

    assert 'newsroom_stories{state="draft"} 3.0' in figures
    assert "newsroom_broken" not in figures


def test_the_figures_of_several_processes_are_added_up(tmp_path):
    count = "from newsroom.observing import metrics; metrics.observe('GET', 'home', 200, 0.01)"
    read = "from newsroom.observing import metrics; print(metrics.exposition().decode())"
    environment = os.environ | {"PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}

    def python(code):
        return subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    for _process in range(3):
        python(count)

    assert 'newsroom_requests_total{method="GET",status="200",view="home"} 3.0' in python(read)
