"""All columns of the database that hold text, and those among them that no person writes.

A new column is written with payloads by itself; one that cannot be has its reason here.
"""

from django.apps import apps
from django.db import models

TEXTS = (models.CharField, models.TextField, models.JSONField, models.FileField, models.BinaryField)

MACHINE = "made by a machine, and compared with what it makes"
ADDRESS = "a part of addresses, checked to be letters, digits and hyphens: tests/hostile_copy/test_fields.py"
WORD = "a word of ours for one thing of a list"
THEIRS = "of the framework, never written by a person"
BESIDE = "made anew from the other columns"
PLACE = "where a file lies: made by us, with random bits"

LEFT_OUT = {
    "auth.Permission.name": THEIRS,
    "auth.Permission.codename": THEIRS,
    "auth.Group.name": "the roles, by which everything is decided; nobody may change them",
    "contenttypes.ContentType.app_label": THEIRS,
    "contenttypes.ContentType.model": THEIRS,
    "sessions.Session.session_key": THEIRS,
    "sessions.Session.session_data": THEIRS,
    "account.EmailAddress.email": "allauth's; no address is asked for",
    "account.EmailConfirmation.key": "allauth's; no address is asked for",
    "admin.LogEntry.object_id": THEIRS,
    "admin.LogEntry.change_message": "JSON of the framework; the words in it are those of forms",
    "mfa.Authenticator.data": "secrets of a second factor",
    "taggit.Tag.slug": ADDRESS,
    "outbox.Errand.kind": WORD,
    "outbox.Errand.arguments": MACHINE,
    "outbox.Errand.order": MACHINE,
    "outbox.Errand.last_error": "shown on no page: for whoever reads the database",
    "ledger.Entry.at": MACHINE,
    "ledger.Entry.kind": WORD,
    "ledger.Entry.subject": MACHINE,
    "ledger.Entry.previous": MACHINE,
    "ledger.Entry.hash": MACHINE,
    "districts.District.slug": ADDRESS,
    "districts.District.code": "digits of the state's list",
    "districts.District.path": "slugs with / between them",
    "districts.Union.trail": BESIDE,
    "reporters.Desk.slug": ADDRESS,
    "reporters.User.password": MACHINE,
    "doors.UsedPassword.encoded": MACHINE,
    "doors.Tries.key": MACHINE,
    "doors.Visit.typed": MACHINE,
    "photos.Photo.token": MACHINE,
    "photos.Photo.picture": PLACE,
    "photos.Photo.sha256": MACHINE,
    "photos.Photo.upload_sha256": MACHINE,
    "photos.Upload.token": MACHINE,
    "photos.Upload.fingerprint": MACHINE,
    "articles.Event.digest": MACHINE,
    "articles.Review.digest": MACHINE,
    "articles.Version.digest": MACHINE,
    "articles.Column.slug": ADDRESS,
    "articles.PreviewLink.token": MACHINE,
    "drafting.Presence.tab": MACHINE,
    "drafting.WorkingCopy.key": MACHINE,
    "drafting.WorkingCopy.tab": MACHINE,
    "checking.KeptFinding.key": MACHINE,
    "checking.KeptFinding.rule": WORD,
    "checking.RuleSetting.rule": WORD,
    "checking.RuleEvent.rule": WORD,
    "checking.WordListVersion.digest": MACHINE,
    "ingest.PageImport.original": PLACE,
    "ingest.PageImport.sha256": MACHINE,
    "ingest.LoadedStory.key": "of another system; shown on no page",
    "ingest.WordImport.original": PLACE,
    "ingest.WordImport.sha256": MACHINE,
    "issues.Placement.rect": "four numbers",
    "issues.IssueEvent.digest": MACHINE,
    "issues.Sheet.codes": "parts of addresses and of a printed line; filled by the typesetting tests",
    "issues.PageLayout.plan": MACHINE,
    "issues.PageLayout.wishes": MACHINE,
    "issues.PageLayout.stories": MACHINE,
    "issues.PageLayout.made_from": MACHINE,
    "issues.PageLayout.digest": MACHINE,
    "issues.PageLayout.batch": MACHINE,
    "issues.PageSignature.digest": MACHINE,
    "former.FormerAddress.path": "matched whole against a pattern before it is kept, and shown on no page",
    "facsimile.Facsimile.pdf": PLACE,
    "facsimile.Facsimile.digest": MACHINE,
    "facsimile.Facsimile.source": MACHINE,
    "facsimile.Facsimile.layout": MACHINE,
    "facsimile.Facsimile.signed": MACHINE,
    "facsimile.HotArea.boxes": "numbers",
    "facsimile.IssueFile.pdf": PLACE,
    "facsimile.IssueFile.digest": MACHINE,
    "facsimile.IssueFile.source": MACHINE,
    "facsimile.PageUpload.pdf": PLACE,
    "facsimile.PageUpload.language": WORD,
    "facsimile.UnplacedText.boxes": "numbers",
    "notices.Notice.verb": WORD,
    "proofing.ProofMark.layout_digest": MACHINE,
    "reviewing.Comment.field": WORD,
    "search.SearchEntry.title": BESIDE,
    "search.SearchEntry.text": BESIDE,
    "search.SearchEntry.marks": BESIDE,
}
VERBS = {"verb", "from_status", "to_status"}  # of ledgers: words of ours


def text_fields():
    """{label: field} of every column that holds text, choices apart: the database knows theirs."""
    return {
        f"{model._meta.label}.{field.name}": field
        for model in apps.get_models()
        if not model._meta.proxy and model._meta.managed
        for field in model._meta.local_concrete_fields
        if isinstance(field, TEXTS) and not field.choices
    }


def written_fields():
    """Those that get payloads."""
    return {
        label: field
        for label, field in text_fields().items()
        if label not in LEFT_OUT and field.name not in VERBS
    }
