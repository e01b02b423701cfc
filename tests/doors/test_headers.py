"""What browsers are told with every answer."""

import pytest
from django.test import Client

from newsroom.doors.headers import POLICY


@pytest.mark.parametrize("address", ["/", "/admin/", "/accounts/login/", "/nothing/", "/healthz"])
def test_every_answer_carries_the_headers(db, address):
    headers = Client().get(address).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Permissions-Policy"] == POLICY
    assert "frame-ancestors" in headers["Content-Security-Policy"]


def test_features_that_no_page_needs_are_off():
    for feature in ["camera", "microphone", "geolocation", "payment", "usb"]:
        assert f"{feature}=()" in POLICY


def test_the_back_office_runs_no_inline_script(db):
    policy = Client().get("/admin/").headers["Content-Security-Policy"]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))

    assert "'unsafe-inline'" not in scripts
    assert "object-src 'none'" in policy


def test_the_back_office_writes_no_style_element_but_its_libraries_own(db):
    policy = Client().get("/admin/").headers["Content-Security-Policy"]
    styles = next(part for part in policy.split("; ") if part.startswith("style-src "))

    assert "unsafe-inline" not in styles
    assert styles.count("sha256-") == 2
    assert "base-uri 'none'" in policy


def test_trace_is_refused(db):
    for address in ["/", "/accounts/login/"]:
        assert Client().trace(address).status_code == 405
