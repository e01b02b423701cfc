"""Every door through which a file comes in, as a browser knocks: real requests by Django's test client."""

import html
import io
import json
import re
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.photos import uploads
from tests.factory import make_article, make_user

# Where the code reads a file that somebody sent, and the door below that leads there. A test looks for others.
READERS = {
    "articles/admin/saving.py": "story form",
    "articles/photos/upload.py": "photo",
    "articles/facsimile/elsewhere/views.py": "page made elsewhere",
    "articles/checking/views/word_list.py": "word list",
    "articles/ingest/admin.py": "page text",
    "articles/ingest/word/admin.py": "word",
}
NOT_READERS = {
    "newsroom/once/posted.py": "counts and hashes what was sent, to know it again",
    "newsroom/outage.py": "only asks whether there were any",
    "articles/checking/views/findings.py": "reads JSON of the checking screen",
}


class Answer:
    """What a door said: the status, and the sentences on it."""

    def __init__(self, response, sentences=()):
        self.status = response.status_code
        self.sentences = [str(each) for each in sentences]


class Doors:
    """The doors with somebody before each: the same file through two of them is read twice."""

    def __init__(self):
        self.clients = {}

    def client(self, door):
        if door not in self.clients:
            self.clients[door] = Client(raise_request_exception=False)
            self.clients[door].force_login(make_user(superuser=True))
        return self.clients[door]

    def knock(self, door, file):
        return getattr(self, door.replace(" ", "_"))(self.client(door), file)

    def photo(self, client, file):
        response = client.post(reverse("admin:photos_photo_upload"), {"file": sent(file)})
        return Answer(response, errors_in(response))

    def photo_in_pieces(self, client, file):
        words = {
            "name": file.name,
            "size": len(file.data),
            "fingerprint": f"{hash(file.data) & 2**60 - 1:016x}",
        }
        response = client.post(reverse("admin:photos_uploads"), words)
        if response.status_code == 422:
            return Answer(response, errors_in(response))
        address = response.json()["address"]
        for offset in range(0, len(file.data), uploads.PIECE):
            response = client.post(
                f"{address}pieces/",
                file.data[offset : offset + uploads.PIECE],
                content_type="application/offset+octet-stream",
                headers={"Upload-Offset": str(offset)},
            )
        response = client.post(f"{address}photo/")
        return Answer(response, errors_in(response))

    def photos_by_form(self, client, *files):
        response = client.post(
            reverse("admin:photos_photo_add"), {"file": [sent(each) for each in files]}, follow=True
        )
        return Answer(response, said(response))

    def story_form(self, client, *files):
        """Saves a story with a new headline and these files. What was typed has to be there afterwards."""
        from tests.forms import fields_of

        story = make_article(author=make_user("reporter"))
        address = reverse("admin:articles_article_change", args=[story.pk])
        fields = fields_of(client.get(address))
        typed = {"headline": "传图时改的题", "photo_files": [sent(each) for each in files]}
        response = client.post(address, fields | typed, follow=True)
        story.refresh_from_db()
        assert story.headline == "传图时改的题"
        return Answer(response, said(response))

    def word(self, client, file):
        response = client.post(
            reverse("admin:ingest_wordimport_add"),
            {"files": sent(file)},
            headers={"Accept": "application/json"},
        )
        return Answer(response, errors_in(response))

    def page_text(self, client, file):
        response = client.post(
            reverse("admin:ingest_pageimport_add"), {"file": sent(file), "date": "2026-11-20"}
        )
        return Answer(response, form_errors(response))

    def word_list(self, client, file):
        from articles.checking.models import WordList

        word_list = WordList.objects.get(kind="mistake")
        response = client.post(
            reverse("admin:checking_wordlist_import", args=[word_list.pk]), {"file": sent(file)}
        )
        return Answer(response, form_errors(response))

    def page_made_elsewhere(self, client, file):
        from articles.issues.models import Issue
        from articles.outbox.working import run_due

        issue = (
            Issue.objects.filter(number=None).order_by("pk").first() or Issue.objects.order_by("pk").first()
        )
        if issue is None:
            issue = Issue.objects.create(date=timezone.localdate() + timedelta(days=30))
            issue.pages.create(number=1, name="要闻")
        address = reverse("admin:facsimile_facsimile_upload", args=[issue.pk])
        response = client.post(address, {"file": sent(file), "number": 1})
        if response.status_code != 302:
            return Answer(response, form_errors(response))
        run_due()
        upload = issue.uploads.order_by("-pk").first()
        assert upload.done_at
        return Answer(client.get(address), [upload.refusal] if upload.refusal else [])


def sent(file):
    if file.name in (".", ".."):  # Django's own class for tests refuses to be called so
        bare = io.BytesIO(file.data)
        bare.name, bare.content_type = file.name, file.content_type
        return bare
    return SimpleUploadedFile(file.name or "x", file.data, content_type=file.content_type)


def errors_in(response):
    """The sentence in an answer in JSON."""
    try:
        error = json.loads(response.content).get("error")
    except ValueError:
        return [] if response.status_code == 302 else [f"no JSON: {response.status_code}"]
    return [error] if error else []


def said(response):
    return [str(each) for each in response.context["messages"]] if response.context else []


def form_errors(response):
    """What the form says was wrong; nothing if it was taken."""
    if response.status_code == 302:
        return []
    found = []
    for name in ("form", "import_form"):
        form = response.context.get(name) if response.context else None
        if form is not None and form.is_bound:
            found += [html.unescape(each) for errors in form.errors.values() for each in errors]
    return found


CHINESE = re.compile(r"[\u4e00-\u9fff]")


def is_clear(sentence):
    """A sentence in Chinese, that ends as one does and tells nobody of the machinery."""
    machinery = ("Traceback", "Error", "Exception", "/tmp/", "articles.")
    return bool(CHINESE.search(sentence)) and not any(each in sentence for each in machinery)
