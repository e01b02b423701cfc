"""A real browser that is shown our answers, and what happened in it.

The pages are answered by Django's test client within the test's own transaction, and handed to the
browser with the policy that they came with, changed to one that only reports: so that what our policy
would have stopped runs, and is counted.
"""

import io
import json
import mimetypes
import zipfile
from contextlib import suppress
from contextvars import copy_context
from pathlib import Path
from urllib.parse import urlsplit

from defusedxml import ElementTree
from django.contrib.staticfiles import finders
from playwright.sync_api import Error

SITE = "https://testserver"  # a secure place, where all of the browser's doors are open
WATCHER = Path(__file__).with_name("watcher.js").read_text()
DROPPED = {
    "content-security-policy",
    "content-length",
    "set-cookie",
    "x-frame-options",
    "permissions-policy",
    "strict-transport-security",
    "cross-origin-opener-policy",
}
EXPECTED = (
    "Failed to load resource",  # of a picture that is not there
    "Permissions-Policy",
    "frame-ancestors",  # says nothing where it only reports
    "Service Worker",
)
FRAGMENT = "<!doctype html><meta charset=utf-8><title>x</title><body>{}"


class Watched:
    """`see(address, get)` shows an address; `get(address)` answers it, and what the page asks for then."""

    def __init__(self, browser, *, tamper=lambda html: html):
        self.context = browser.new_context(
            locale="zh-CN", viewport={"width": 1440, "height": 900}, service_workers="block"
        )
        self.context.add_init_script(WATCHER)
        self.context.route("**/*", self._answer)
        self.page = self.context.new_page()
        self.page.set_default_timeout(30_000)
        self.faults, self.get, self.static, self.tamper = [], None, {}, tamper
        self.first = None
        self.page.on("console", self._console)
        self.page.on("dialog", self._dialog)
        self.page.on("pageerror", lambda error: self.faults.append(f"error {error}"))

    def close(self):
        self.context.close()

    def see(self, address, get):
        """(faults as sentences, the text of the answer, the answer)."""
        # Playwright asks from a context of its own, in which the test's transaction is not open.
        context = copy_context()
        self.get, self.faults = lambda address: context.copy().run(get, address), []
        response = get(address)
        if response.status_code >= 500:
            return [f"answered {response.status_code}"], "", response
        kind = response.get("Content-Type", "").partition(";")[0]
        if kind == "text/html" and not 300 <= response.status_code < 400:
            self._show(address, response.text_sent, response)
            return self.faults, response.text_sent.decode(), response
        return self.faults, self._check_file(kind, response.text_sent), response

    def see_html(self, html):
        """A piece of HTML as another site would show it, which has no policy."""
        self.faults = []
        self._show("/fragment/", FRAGMENT.format(html).encode(), None)
        return self.faults

    def _show(self, address, body, response):
        self.first = (address, body, response)
        with suppress(Error):  # a download, or a page that was left for another
            self.page.goto(SITE + address, wait_until="load")
        self.page.wait_for_timeout(30)
        for frame in self.page.frames:
            try:
                self.faults += frame.evaluate("__told()")
            except Error as error:
                if "Unexpected token" in str(error) or "JSON" in str(error):
                    self.faults.append(f"JSON in the page: {error}")
        if urlsplit(self.page.url).netloc not in {"testserver", ""}:
            self.faults.append(f"left for {self.page.url}")

    def _answer(self, route):
        url = urlsplit(route.request.url)
        if url.scheme in {"data", "blob"}:
            return route.continue_()
        if url.netloc != "testserver":
            self.faults.append(f"asked {route.request.url}")
            return route.abort()
        address = url.path + (f"?{url.query}" if url.query else "")
        if (
            self.first
            and route.request.is_navigation_request()
            and route.request.frame == self.page.main_frame
        ):
            _address, body, response = self.first
            self.first = None
            headers = {} if response is None else self._headers(response)
            return route.fulfill(status=200, headers={"Content-Type": "text/html; charset=utf-8"} | headers,
                                 body=self.tamper(body.decode()))  # fmt: skip
        if url.path.startswith("/static/"):
            return self._static(route, url.path.removeprefix("/static/"))
        if route.request.method != "GET" or self.get is None:
            return route.fulfill(status=503)  # nothing of this is about what is sent
        answer = self.get(address)
        return route.fulfill(status=answer.status_code, headers=self._headers(answer), body=answer.text_sent)

    def _headers(self, response):
        headers = {name: value for name, value in response.items() if name.lower() not in DROPPED}
        if policy := response.get("Content-Security-Policy"):
            headers["Content-Security-Policy-Report-Only"] = policy
        return headers

    def _static(self, route, name):
        if name not in self.static:
            path = finders.find(name)
            self.static[name] = Path(path).read_bytes() if path else None
        body = self.static[name]
        if body is None:
            return route.fulfill(status=404)
        return route.fulfill(
            status=200, content_type=mimetypes.guess_type(name)[0] or "text/plain", body=body
        )

    def _console(self, message):
        if message.type == "error" and not any(words in message.text for words in EXPECTED):
            self.faults.append(f"console {message.text}")

    def _dialog(self, dialog):
        self.faults.append(f"dialog {dialog.message}")
        dialog.dismiss()

    # Files and feeds: what is HTML in them is shown as another site would

    def _check_file(self, kind, body):
        if kind.startswith(("image/", "application/vnd", "application/zip")) or kind == "application/pdf":
            return ""
        if kind == "application/epub+zip":
            box = zipfile.ZipFile(io.BytesIO(body))
            names = [name for name in box.namelist() if name.endswith((".xhtml", ".opf", ".ncx", ".xml"))]
            return "".join(self._check_xml(box.read(name)) for name in names)
        if "xml" in kind:
            return self._check_xml(body)
        if "json" in kind:
            for html in strings(json.loads(body)):
                self._fragment(html)
        return body.decode(errors="replace")

    def _check_xml(self, body):
        tree = ElementTree.fromstring(body)  # raises where it is not well-formed, or has entities
        for element in tree.iter():
            name = element.tag.rpartition("}")[2].lower()
            if name in {"script", "iframe", "object", "embed", "style", "base", "form", "foreignobject"}:
                self.faults.append(f"element {name} in XML")
            for attribute, value in element.attrib.items():
                if attribute.lower().startswith("on") or value.strip().lower().startswith(
                    ("javascript:", "data:text")
                ):
                    self.faults.append(f"attribute {name} {attribute}={value}")
            if name in {"encoded", "content", "description", "summary", "title"} and element.text:
                self._fragment(
                    element.text,
                    is_html=name in {"encoded", "description"} or "html" in element.get("type", ""),
                )
        return body.decode()

    def _fragment(self, text, is_html=True):
        if is_html and "<" in text:
            kept, self.faults = self.faults, []
            self.faults = kept + self.see_html(text)


def strings(value, key=""):
    """The texts in JSON that say of themselves that they are HTML."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from strings(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each, key)
    elif isinstance(value, str) and "html" in key.lower():
        yield value
