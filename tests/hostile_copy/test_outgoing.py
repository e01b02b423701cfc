"""Newsroom asks no address that a person gave it. Whoever opens a connection is on this list."""

import ast
import socket
from contextlib import suppress
from pathlib import Path

import pytest

from tests.hostile_copy import payloads

ROOT = Path(__file__).parents[2]
# Modules, and what is asked of them, that can open a connection, of the standard library and of all that is installed.
DOORS = {
    "aiohttp", "asyncio", "boto3", "botocore", "ftplib", "http.client", "httpx", "imaplib", "ldap3", "nntplib", "paramiko", "poplib",
    "pycurl", "redis", "requests", "select", "selectors", "sentry_sdk", "smtplib", "socket", "socketserver", "ssl", "storages", "telnetlib",
    "urllib.request", "urllib3", "webbrowser", "websocket", "websockets", "xmlrpc", "django.core.mail", "subprocess", "ctypes", "lxml",
    "xml.sax.saxutils.XMLReader", "multiprocessing.connection", "wsgiref", "http.server",
}  # fmt: skip
# The address is the operator's, from the environment (newsroom/settings.py), or this machine's.
MAY = {
    "articles/facsimile/elsewhere/reading.py": "none: ctypes for pdfium",
    "articles/issues/typesetting/compiler.py": "none: ctypes for memory; typst reads below the page's folder alone",
    "articles/issues/typesetting/reading.py": "none: ctypes for pdfium",
    "articles/notices/mail.py": "EMAIL_URL",
    "articles/public/purging/edges.py": "EDGES",
    "articles/public/purging/pipeline.py": "EDGES",
    "newsroom/backup/drilling.py": "this machine: runs manage.py",
    "newsroom/cache.py": "CACHE_URL",
    "newsroom/confined/asking.py": "this machine: a socket without an address",
    "newsroom/confined/keeper.py": "this machine: a socket without an address",
    "newsroom/confined/walls.py": "none: ctypes for limits",
    "newsroom/ledger/heads.py": "EMAIL_URL",
    "newsroom/observing/reports.py": "SENTRY_DSN",
    "newsroom/storage.py": "FILES_URL",
}
IMPORTERS = {"import_module", "__import__", "import_string"}
OF_THE_OPERATOR = {
    "EDGES",
    "EMAIL_URL",
    "SENTRY_DSN",
    "FILES_URL",
    "CACHE_URL",
    "DATABASE_URL",
    "REPLICA_URLS",
}


def doors_of(source):
    """Which of DOORS a module imports, wherever in it, and by whatever spelling."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        names = []
        if isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module, *(f"{node.module}.{each.name}" for each in node.names)]
        elif isinstance(node, ast.Call) and _name(node.func).rpartition(".")[2] in IMPORTERS:
            names = [
                each.value
                for each in node.args
                if isinstance(each, ast.Constant) and isinstance(each.value, str)
            ]
        elif isinstance(node, ast.Attribute) and _name(node) in DOORS:
            names = [_name(node)]
        found |= {door for door in DOORS for name in names if name == door or name.startswith(f"{door}.")}
    return found


def _name(node):
    if isinstance(node, ast.Attribute):
        return f"{_name(node.value)}.{node.attr}" if not isinstance(node.value, ast.Call) else node.attr
    return getattr(node, "id", "")


def users():
    paths = [*ROOT.glob("articles/**/*.py"), *ROOT.glob("newsroom/**/*.py")]
    doors = {str(path.relative_to(ROOT)): doors_of(path.read_text()) for path in paths}
    return {name: sorted(found) for name, found in doors.items() if found}


def test_whoever_can_open_a_connection_is_on_the_list():
    assert users().keys() == MAY.keys(), users()


@pytest.mark.parametrize(
    "source",
    [
        "import urllib.request", "from urllib import request", "from urllib.request import urlopen", "import http.client as x",
        "def f():\n    import socket", "__import__('requests')", "importlib.import_module('httpx')", "from django.core import mail",
        "import urllib\nurllib.request.urlopen('x')",
    ],
)  # fmt: skip
def test_another_one_would_be_found(source):
    assert doors_of(source)


def test_no_column_and_no_form_names_an_address_to_be_asked():
    """There are no webhooks and no feeds to be fetched: no model has a column for such an address."""
    from django.apps import apps
    from django.db import models

    columns = [
        field
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, (models.URLField, models.GenericIPAddressField))
    ]

    assert {str(field) for field in columns} <= {"doors.Visit.address", "reporters.AccountEvent.address"}


def test_the_environment_alone_names_who_is_asked():
    named = {word for why in MAY.values() for word in why.split(", ") if word.isupper()}
    source = (ROOT / "newsroom/settings.py").read_text()

    assert named <= OF_THE_OPERATOR
    assert all(f'"{name}"' in source for name in OF_THE_OPERATOR)


@pytest.fixture
def nobody_is_asked(monkeypatch):
    asked = []

    def refuse(self, address):
        if self.family != socket.AF_UNIX:
            asked.append(address)
            raise OSError("no connection")
        return connect(self, address)

    connect = socket.socket.connect
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: asked.append(args[0]) or [])
    return asked


def test_no_address_in_a_picture_a_word_file_or_a_page_is_asked(nobody_is_asked):
    """Readers of files that could follow what stands in them: Word, spreadsheets, SVG in a picture's place, typst."""
    from io import BytesIO
    from zipfile import ZipFile

    from articles.ingest.word.child import story_in
    from articles.spreadsheets.reading import SheetRefused, read_rows
    from tests.ingest.word.stories import of_wps

    data = BytesIO(of_wps())
    changed = BytesIO()
    with ZipFile(data) as old, ZipFile(changed, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name.endswith(".rels"):
                text = text.replace(b"</Relationships>", b'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://evil.test/1" TargetMode="External"/><Relationship Id="rIdY" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://evil.test/2" TargetMode="External"/></Relationships>')  # fmt: skip
            new.writestr(name, text)
    story_in(BytesIO(changed.getvalue()), "x.docx")
    for text in payloads.texts()[::100]:
        with suppress(SheetRefused):
            read_rows(text.encode(), "x.csv")

    assert nobody_is_asked == []
