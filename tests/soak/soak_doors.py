"""The doors under attack from outside, and each of their defences taken away in turn.

The attacks come over HTTP to gunicorn with several processes and production's way of hashing
passwords; every look at a password is counted where it costs. The headers are scored behind
nginx with TLS by MDN's own scanner, if npm can bring it.
"""

import json
import os
import re
import shutil
import ssl
import statistics
import subprocess
import sys
import time
import xml.etree.ElementTree as tree
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from http.cookies import SimpleCookie
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, HTTPSHandler, Request, build_opener

import pytest

from newsroom.doors.models import Tries
from tests import factory
from tests.edge.conftest import load_stack, running
from tests.messages import ROOT
from tests.soak.doors.mutations import MUTATIONS

pytestmark = pytest.mark.django_db(transaction=True)

PARALLEL = int(os.environ.get("PARALLEL", "200"))
ROUNDS = int(os.environ.get("ROUNDS", "25"))
SCANNER = ROOT / ".tools" / "observatory"
PASSWORD = factory.PASSWORD


class Stay(HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Person:
    """Somebody with a browser, at an address: cookies are kept, redirects are not followed."""

    def __init__(self, base, address):
        self.base, self.address, self.cookies = base, address, {}
        self.opener = build_opener(Stay, HTTPSHandler(context=ssl.create_default_context()))

    def ask(self, path, form=None):
        headers = {
            "X-Forwarded-For": self.address,
            "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()),
        }
        data = urlencode(form).encode() if form is not None else None
        try:
            answer = self.opener.open(Request(self.base + path, data, headers), timeout=300)
        except HTTPError as error:
            answer = error
        for line in answer.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: each.value for name, each in SimpleCookie(line).items()}
        return answer.status, answer.read().decode()

    def sign_in(self, name, password="wrong"):
        """Returns the seconds that it took. `is_in` says whether it opened."""
        if "csrftoken" not in self.cookies:
            self.ask("/accounts/login/")
        form = {"csrfmiddlewaretoken": self.cookies["csrftoken"], "username": name, "password": password}
        begin = time.perf_counter()
        status, self.text = self.ask("/accounts/login/", form)
        self.is_in = status == 302
        return time.perf_counter() - begin


@pytest.fixture
def house(tmp_path, transactional_db, django_user_model, monkeypatch):
    """Gunicorn with four processes of four threads, one proxy believed. `house.hashes()`: since asked last."""
    stacks = load_stack()
    if stacks.missing():
        pytest.skip(f"NO EDGE: {', '.join(stacks.missing())} not here.")
    hashes = tmp_path / "hashes"
    hashes.write_bytes(b"")
    port = stacks.free_port()
    environment = {
        "DJANGO_SETTINGS_MODULE": "tests.soak.doors.settings",
        "HASHES": str(hashes),
        "PYTHONPATH": str(ROOT),
        "TRUSTED_PROXIES": "1",
    }
    monkeypatch.setenv("HASHES", str(hashes))
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["tests.soak.doors.counting.CountingHasher"]
    with running(stacks.Stack, tmp_path / "stack", environment, workers=4) as edge:
        configuration = str(ROOT / "deploy/gunicorn.conf.py")
        command = [sys.executable, "-m", "gunicorn", "--config", configuration, "--bind", f"127.0.0.1:{port}"]
        edge.stack.run("attacked", [*command, "newsroom.wsgi"])
        stacks.wait_until(lambda: stacks._connects(port), "gunicorn does not start")
        edge.base, seen = f"http://127.0.0.1:{port}", [0]

        def looks():
            count = hashes.stat().st_size
            since, seen[0] = count - seen[0], count
            return since

        edge.hashes = looks
        yield edge
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def say(*words):
    print("\n ", *words, end="", flush=True)


def test_two_hundred_at_once_over_http(house):
    """The same name from as many addresses, so that nothing but the account's own limit holds."""
    factory.make_user("reporter", "wang")
    home = Person(house.base, "192.0.2.1")
    home.sign_in("wang", PASSWORD)
    assert home.is_in
    crowd = [Person(house.base, f"198.51.{number // 250}.{number % 250}") for number in range(PARALLEL)]
    with ThreadPoolExecutor(PARALLEL) as pool:
        list(pool.map(lambda each: each.ask("/accounts/login/"), crowd))
        house.hashes()
        begin = time.perf_counter()
        list(pool.map(lambda each: each.sign_in("wang"), crowd))
    looks = house.hashes()
    say(f"{PARALLEL} wrong passwords at once: {looks} looked at, in {time.perf_counter() - begin:.1f} s")

    stranger = Person(house.base, "203.0.113.9")
    stranger.sign_in("wang", PASSWORD)
    locked, cost = not stranger.is_in, house.hashes()
    del home.cookies["sessionid"]
    home.sign_in("wang", PASSWORD)
    say(
        f"then the right one: from a stranger's device {'refused' if locked else 'TAKEN'} with {cost} looks, "
    )
    say(f"from the known device {'taken' if home.is_in else 'REFUSED'}")
    assert looks == 5
    assert locked
    assert cost == 0
    assert home.is_in


def test_spraying_and_forged_headers(house):
    for kind, forged in [
        ("spraying from one address", "{real}"),
        ("with forged headers", "10.9.{n}.1, {real}"),
    ]:
        Tries.objects.all().delete()
        house.hashes()
        for number in range(40):
            each = Person(house.base, forged.format(n=number, real="203.0.113.7"))
            each.sign_in(f"nobody-{kind[0]}{number}")
        looks = house.hashes()
        say(f"{kind}: 40 names, {looks} looked at")
        assert looks == 30


def test_time_tells_nothing(house):
    """Medians of seconds, asked in turn. Who is locked costs no look, known or not."""
    factory.make_user("reporter", "wang")
    factory.make_user("reporter", "gone", is_active=False)
    names = {"known": "wang", "switched off": "gone", "unknown": "nobody"}
    took, texts = defaultdict(list), defaultdict(set)
    for lock in (False, True):
        Tries.objects.all().delete()
        if lock:
            for name in names.values():
                for number in range(5):
                    Person(house.base, f"192.0.2.{number}").sign_in(name)
        for number in range(ROUNDS):
            for kind, name in names.items():
                if not lock:
                    Tries.objects.all().delete()
                each = Person(house.base, f"198.51.100.{number}")
                each.ask("/accounts/login/")
                took[kind, lock].append(each.sign_in(name))
                text = each.text[each.text.index("door__error") : each.text.index("door__buttons")]
                texts[lock].add(text.replace(name, "…"))
    medians = {key: statistics.median(each) for key, each in took.items()}
    for lock in (False, True):
        base = medians["known", lock]
        ratios = {kind: medians[kind, lock] / base for kind in names}
        words = ", ".join(
            f"{kind} {medians[kind, lock] * 1000:.0f} ms (×{ratios[kind]:.2f})" for kind in names
        )
        say(f"{'locked' if lock else 'open'}: {words}")
        assert all(0.75 < ratio < 1.33 for ratio in ratios.values()), ratios
    assert len(texts[False] | texts[True]) == 1
    assert medians["known", False] > 1.5 * medians["known", True]  # the control: a look can be measured


def certificate(folder):
    """A certificate for localhost, signed by itself. Returns its file and its key's."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import NameOID

    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")]),
    )
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "cert.pem", folder / "key.pem"
    paths[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    paths[1].write_bytes(key.private_bytes(serialization.Encoding.PEM, *form))
    return paths


def scanner():
    """The folder of MDN's scanner, brought by npm if need be; None where that cannot be."""
    package = SCANNER / "node_modules/@mdn/mdn-http-observatory"
    if not package.exists() and shutil.which("npm"):
        SCANNER.mkdir(parents=True, exist_ok=True)
        # Its script of installation fetches certificates of the world, of which none is needed here.
        command = ["npm", "install", "--prefix", str(SCANNER), "--no-save", "--ignore-scripts", "--no-audit"]
        subprocess.run([*command, "@mdn/mdn-http-observatory@1"], capture_output=True, check=False)
    if not package.exists():
        return None
    preloaded = (
        package / "conf" / "hsts-preload.json"
    )  # which it would fetch: no site of this machine is on it
    if not preloaded.exists():
        preloaded.write_text("{}")
    return package


def test_the_observatory_gives_a_hundred_or_more(tmp_path, transactional_db):
    stacks, package = load_stack(), scanner()
    if stacks.missing() or not package:
        pytest.skip("NO SCORE: nginx or MDN's scanner is not here.")
    http, https = stacks.free_port(), stacks.free_port()
    paths = certificate(tmp_path)
    folder = tmp_path / "stack"
    tls = f"""
    server {{ listen 127.0.0.1:{http}; server_name localhost; return 301 https://localhost:{https}$request_uri; }}
    server {{
        listen 127.0.0.1:{https} ssl;
        server_name localhost;
        ssl_certificate {paths[0]};
        ssl_certificate_key {paths[1]};
        set $newsroom_data {folder}/data;
        set $newsroom_scheme $scheme;
        include {folder}/nginx.d/site.conf;
    }}"""
    environment = {
        "DEBUG": "0",
        "SITE_URL": f"https://localhost:{https}",
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
    }
    with running(stacks.Stack, folder, environment, nginx=tls):
        command = [
            "node",
            str(ROOT / "tests/soak/doors/observatory.mjs"),
            str(package),
            str(http),
            str(https),
        ]
        trusting = os.environ | {"NODE_EXTRA_CA_CERTS": str(paths[0])}
        done = subprocess.run(command, capture_output=True, text=True, env=trusting, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    say(f"MDN HTTP Observatory: {found['score']} ({found['grade']})")
    for result, points in found["results"].items():
        say(f"  {points:+d} {result}")
    assert found["score"] >= 100


def test_each_defence_is_missed_when_it_is_gone(tmp_path):
    """Tests of the suite, once for each defence that they should miss, in a pytest of their own."""
    wanted = {(name, test) for name, (_function, tests) in MUTATIONS.items() for test in tests}
    report = tmp_path / "report.xml"
    tests = sorted({test for _name, test in wanted})
    command = [sys.executable, "-m", "pytest", "-p", "tests.soak.doors.mutations", "-p", "no:xdist", "-q"]
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "TEST_FOLDER")
    }
    done = subprocess.run(
        [*command, f"--junitxml={report}", *tests], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    noticed = set()
    for case in tree.parse(report).iter("testcase"):
        if case.find("failure") is not None:
            name = next(name for name in sorted(MUTATIONS, key=len, reverse=True) if name in case.get("name"))
            path = case.get("classname").replace(".", "/") + ".py"
            noticed.add((name, f"{path}::{re.split(r'[\[]', case.get('name'))[0]}"))
    unnoticed = sorted(wanted - noticed)
    say(
        f"{len(MUTATIONS)} defences taken away, {len(wanted)} tests that should miss one: {len(wanted & noticed)} did"
    )
    assert not unnoticed, f"{unnoticed}\n{done.stdout[-3000:]}"
