"""/.well-known/security.txt: whom a stranger tells of a hole (RFC 9116)."""

from datetime import datetime, timedelta

from django.utils import timezone

ADDRESS = "/.well-known/security.txt"


def test_it_names_the_contact_and_says_how_long_it_is_good(db, client, settings):
    settings.SECURITY_CONTACT = ["mailto:security@paper.example", "https://paper.example/report/"]
    settings.SITE_URL = "https://paper.example"

    answer = client.get(ADDRESS)
    fields = [line.split(": ", 1) for line in answer.content.decode().splitlines()]
    expires = datetime.fromisoformat(dict(fields)["Expires"])

    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert [value for name, value in fields if name == "Contact"] == settings.SECURITY_CONTACT
    assert dict(fields)["Canonical"] == "https://paper.example" + ADDRESS
    assert timezone.now() < expires < timezone.now() + timedelta(days=365)


def test_without_a_contact_there_is_none(db, client, settings):
    settings.SECURITY_CONTACT = []

    assert client.get(ADDRESS).status_code == 404
