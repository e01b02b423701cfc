"""What must hold in a newsroom's database and files at every moment at which nobody writes.

    assert broken() == []

Asked of the database that the settings name, whatever happened to it before: kills, races, a restore.
Reads everything; some hundred milliseconds for a small newsroom.
"""

from collections import Counter, defaultdict

from django.conf import settings
from django.db import connection
from django.db.models import Count
from django.utils import timezone

from articles.facsimile.models import Facsimile, IssueFile, PageUpload
from articles.issues.models import Issue, IssueEvent, Placement
from articles.issues.readiness import page_states
from articles.listing.models import Listed, ListPage, StoryList
from articles.listing.rebuilding import differences
from articles.models import Article, Event, Review
from articles.models.version import Version, digest_of
from articles.moves import Status
from articles.outbox.handlers import KNOWN
from articles.outbox.models import Errand
from articles.photos.models import Photo, Upload
from articles.photos.uploads import is_usable
from articles.search import entries, finding
from articles.search.models import SearchEntry
from articles.snapshot import snapshots
from newsroom.ledger.verifying import Fault, verify
from newsroom.reporters.models.ledger import records


def broken():
    """Every rule that does not hold, as a sentence. Empty when all is well."""
    checks = (ledger, states, versions, signatures, lists, search, issues, errands, files, database)
    return [f"{check.__name__}: {sentence}" for check in checks for sentence in check()]


def ledger():
    """The chain is whole, and each record of the house stands in it."""
    try:
        verify()
    except Fault as fault:
        yield str(fault)
    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, count(*) FROM ledger_entry GROUP BY kind")
        chained = dict(cursor.fetchall())
        if connection.vendor == "postgresql":
            cursor.execute("SELECT count(*) FROM ledger_waiting")
            (waiting,) = cursor.fetchone()
            if waiting:
                yield f"{waiting} rows wait to be chained"
    recorded = Counter()
    for model in records():
        for verb, number in model.objects.order_by().values_list("verb").annotate(n=Count("*")):
            recorded[f"{model._meta.app_label}.{verb}"] += number
    for kind, number in recorded.items():
        if chained.get(kind, 0) != number:
            yield f"{number} records of {kind}, and {chained.get(kind, 0)} of them in the chain"


def states():
    """A story's and an issue's state is what the latest row of its own ledger says."""
    latest = dict(Event.objects.order_by("pk").values_list("article", "to_status"))
    for pk, status, published_at in Article.objects.values_list("pk", "status", "published_at"):
        if latest.get(pk, Status.DRAFT) != status:
            yield f"story {pk} is {status}, and its ledger says {latest.get(pk)}"
        if status == Status.PUBLISHED and published_at is None:
            yield f"story {pk} is published at no time"


def versions():
    """What a story says is what its latest version says: no text without its version."""
    kept = dict(Version.objects.order_by("article", "number").values_list("article", "digest"))
    for pk, content in snapshots(kept).items():
        if digest_of(content) != kept[pk]:
            yield f"story {pk} says something else than its latest version"


def signatures():
    """Published is what was signed, by three people of whom none is an author (rules 2 and 3)."""
    loaded = set(Event.objects.filter(verb="load").values_list("article", flat=True))
    public = Article.objects.in_status(Status.PUBLISHED).exclude(pk__in=loaded)
    given = defaultdict(dict)
    for pk, stage, digest in Review.objects.standing().values_list("article", "stage", "digest"):
        given[pk][stage] = digest
    for pk, content in snapshots(public.values_list("pk", flat=True)).items():
        if given[pk].get(Review.Stage.FINAL) != digest_of(content):
            yield f"story {pk} is published and not signed"
        if len(given[pk]) != len(Review.Stage):
            yield f"story {pk} is published with {len(given[pk])} reviews"
    for review in Review.objects.filter(article__in=public).by_authors():
        yield f"story {review.article_id} was reviewed by an author"


def lists():
    """The lists hold the published stories and no others, and have counted them."""
    too_many, missing = differences()
    if too_many or missing:
        yield f"too many: {sorted(map(str, too_many))[:5]}, missing: {sorted(map(str, missing))[:5]}"
    counted = dict(Listed.objects.values_list("list").annotate(n=Count("*")))
    for pk, stories in StoryList.objects.values_list("pk", "stories"):
        if counted.get(pk, 0) != stories:
            yield f"list {pk} says {stories} and has {counted.get(pk, 0)}"
    paged = set(ListPage.objects.filter(number=1).values_list("list", flat=True))
    if without := set(StoryList.objects.values_list("pk", flat=True)) - paged:
        yield f"lists {sorted(without)} have no first page"


def search():
    """Every published story is found as it stands, and nothing is found that is not there."""
    public = list(Article.objects.in_status(Status.PUBLISHED).values_list("pk", flat=True))
    kept = {row[0]: row for row in SearchEntry.objects.values_list(*entries.Entry._fields)}
    versioned = set(Version.objects.values_list("article", flat=True))
    for story in entries._with_all_at_hand(sorted(versioned | set(public))):
        if story.pk not in kept:
            yield f"story {story.pk} is not in the index"
            continue
        said, now = entries.Entry(*kept[story.pk]), entries._entry_of(story)
        if story.pk not in public:  # its marks are of its publication, and made anew with the next
            said, now = said._replace(marks=""), now._replace(marks="")
        if said != now:
            yield f"story {story.pk} is in the index as it was"
    seen = Article.objects.published()
    for pk, headline in seen.exclude(headline="").values_list("pk", "headline"):
        if pk not in {hit.pk for hit in finding.search(headline).hits}:
            yield f"story {pk} is not found by its headline"


def issues():
    """An issue is what its ledger says; published, all on it is; signed, its pages are as signed."""
    latest = {}
    moved = IssueEvent.objects.exclude(to_status="").order_by("pk")
    for pk, status in moved.values_list("issue", "to_status"):
        latest[pk] = status
    for issue in Issue.objects.all():
        if latest.get(issue.pk, "planning") != issue.status:
            yield f"issue {issue.pk} is {issue.status}, and its ledger says {latest.get(issue.pk)}"
        on_it = Placement.objects.filter(page__issue=issue)
        wrong = on_it.exclude(article__status__in=allowed(issue)).values_list("article", "article__status")
        if wrong:
            yield f"issue {issue.pk} ({issue.status}) has {sorted(wrong)}"
        loaded = issue.events.filter(verb="load").exists()
        if not loaded and issue.status == "signed":
            for state in page_states(issue.pages.all()):
                if not state.is_signed:
                    yield f"issue {issue.pk} is signed, and {state.page} is not"
    twice = Placement.objects.values("article").annotate(n=Count("*")).filter(n__gt=1)
    if twice:
        yield f"placed twice: {list(twice)}"


def allowed(issue):
    """The states that a story on this issue may have."""
    if issue.status == "published":
        return (Status.PUBLISHED, Status.WITHDRAWN, Status.DRAFT, *STATES_AFTER_RESTORING)
    return (Status.APPROVED, Status.PUBLISHED, *STATES_WHILE_CHANGED)


# A withdrawn story stays where it was printed, also when it is written anew.
STATES_AFTER_RESTORING = ("first_review", "second_review", "final_review", "approved", "killed")
# One that was changed after it had been placed keeps its place while its reviews are given anew.
STATES_WHILE_CHANGED = ("first_review", "second_review", "final_review")


def errands():
    """What is to be done is known to somebody, and what is done was begun."""
    if unknown := set(Errand.objects.undone().values_list("kind", flat=True)) - KNOWN.keys():
        yield f"nobody knows how to do {unknown}"
    if strange := Errand.objects.filter(done_at__isnull=False, attempts=0).count():
        yield f"{strange} errands are done and were never begun"


def waiting_errands():
    """What the worker should have done by now: for when it has had its time."""
    due = Errand.objects.undone().filter(wanted_at__lte=timezone.now())
    return [f"errand {each.pk} ({each.kind}) is not done: {each.last_error}" for each in due]


def files():
    """Every file that a row names is there, and has something in it."""
    for photo in Photo.objects.all():
        for name in {photo.picture.name, *photo.rendition_names}:
            yield from missing(photo.picture.storage, name, f"photo {photo.pk}")
    for each in Facsimile.objects.current():
        for name in each.files():
            yield from missing(each.pdf.storage, name, f"page file {each.pk}")
    for each in IssueFile.objects.filter(is_current=True):
        yield from missing(each.pdf.storage, each.pdf.name, f"issue file {each.pk}")
    for each in PageUpload.objects.waiting():
        yield from missing(each.pdf.storage, each.pdf.name, f"page upload {each.pk}")
    for upload in Upload.objects.filter(photo=None, expires_at__gt=timezone.now()):
        if not is_usable(upload):
            yield f"upload {upload.pk} has lost its pieces"


def missing(storage, name, what):
    if not storage.exists(name):
        yield f"{what} names {name}, which is not there"
    elif storage.size(name) == 0:
        yield f"{what} names {name}, which is empty"


def orphans():
    """Photo files that no row names: nobody is given them, and a sweep takes them away."""
    known = {name for photo in Photo.objects.all() for name in {photo.picture.name, *photo.rendition_names}}
    root = settings.MEDIA_ROOT / "photos"
    found = (path for path in root.rglob("*") if path.is_file()) if root.exists() else ()
    return sorted(
        name for path in found if (name := path.relative_to(settings.MEDIA_ROOT).as_posix()) not in known
    )


def database():
    """The database's own rules, which a crash may not have bent."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        if (found := cursor.fetchall()) != [("ok",)]:
            yield f"integrity: {found[:3]}"
        cursor.execute("PRAGMA foreign_key_check")
        if found := cursor.fetchall():
            yield f"foreign keys: {found[:3]}"


def shown_wrongly(client):
    """What a reader sees, as sentences where it is not what the rows say: pages, home, search, photos.

    `client` is a `django.test.Client` of nobody.
    """
    wrong = []
    withdrawn = set(Article.objects.withdrawn().values_list("pk", flat=True))
    public = set(Article.objects.published().values_list("pk", flat=True))
    for pk in Article.objects.values_list("pk", flat=True):
        expected = 200 if pk in public else 410 if pk in withdrawn else 404
        if (status := client.get(f"/articles/{pk}/").status_code) != expected:
            wrong.append(f"/articles/{pk}/ answers {status} and not {expected}")
    listed = client.get("/feeds/latest.json").content.decode()
    for pk in Article.objects.values_list("pk", flat=True):
        is_there = f"/articles/{pk}/" in listed
        if is_there != (pk in public):
            wrong.append(f"story {pk} is {'' if is_there else 'not '}in the feed")
    wrong += [
        f"{name} is no row's and is handed out"
        for name in orphans()
        if client.get(f"/media/{name}").status_code != 404
    ]
    return wrong


__all__ = ["broken", "orphans", "shown_wrongly", "waiting_errands"]
