"""What is on the ledger: every record of the house, settings, rights, and what leaves it unpublished."""

import pytest
from django.contrib.admin import site
from django.contrib.auth.models import Group, Permission
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models.signals import post_save
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.issues.models import Sheet
from articles.models import Event, PreviewLink
from newsroom.ledger.models import Entry
from newsroom.reporters.models import Desk, LedgerEntry
from tests import factory
from tests.ledger.test_recording import settled


def kinds(**about):
    return list(settled().filter(**about).values_list("kind", flat=True))


def test_logins_good_and_bad_are_on_the_ledger(client, db):
    wang = factory.make_user("reporter", username="wang")

    client.login(username="wang", password="wrong")
    client.login(username="wang", password=factory.PASSWORD)
    client.logout()

    found = kinds(subject=f"reporters.user:{wang.pk}")
    assert [kind for kind in found if "log" in kind] == [
        "reporters.login_failed",
        "reporters.login",
        "reporters.logout",
    ]


def test_settings_and_rights_are_told_with_what_was_there_before(db):
    desk = Desk.objects.create(name="要闻", slug="news")
    desk.name = "经济"
    desk.save()
    desk.save()
    desk.members.add(factory.make_user("desk editor"))
    Group.objects.get(name="auditor").permissions.add(Permission.objects.get(codename="add_desk"))

    rows = settled().filter(subject=f"reporters.desk:{desk.pk}")
    assert [row.kind.partition(".")[2] for row in rows] == ["desk_added", "desk_changed", "desk_related"]
    assert rows[1].known_facts == {"name": ["要闻", "经济"]}
    assert settled().filter(kind="auth.group_related").latest("number").known_facts["ids"]


def test_no_password_and_no_key_is_on_the_ledger(db):
    wang = factory.make_user("reporter")
    story = factory.make_article(author=wang)
    link = PreviewLink.objects.create(article=story, created_by=wang)

    text = "".join(settled().values_list("facts", flat=True))
    assert factory.PASSWORD not in text
    assert wang.password not in text
    assert link.token not in text


def test_a_setting_is_not_changed_if_its_row_cannot_be_written(transactional_db, monkeypatch):
    from newsroom import ledger

    desk = Desk.objects.create(name="要闻", slug="news")
    monkeypatch.setattr(ledger, "record", lambda *args, **how: 1 / 0)
    desk.name = "经济"

    with pytest.raises(ZeroDivisionError):
        desk.save()

    assert Desk.objects.get().name == "要闻"


def test_a_file_is_not_handed_out_if_that_cannot_be_recorded(client, db, monkeypatch):
    from newsroom import ledger

    client.force_login(factory.make_user("chief editor"))
    address = reverse("admin:numbers_table", args=["reporters"]) + "?file=csv"

    assert client.get(address).status_code == 200
    row = settled().filter(kind="auditing.export").get()
    assert row.known_facts["view"] == "admin:numbers_table"

    monkeypatch.setattr(ledger, "record", lambda *args, **how: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        client.get(address)


def test_a_picture_within_a_screen_is_no_file_that_is_taken_out(client, db):
    photo = factory.make_photo(factory.the("photographer"))
    client.force_login(factory.the("photographer"))

    assert client.get(photo.thumbnail_url).status_code == 200

    assert not settled().filter(kind="auditing.download").exists()


def test_a_preview_that_is_opened_is_on_the_ledger_of_its_story(client, db):
    story = factory.make_article()
    link = PreviewLink.objects.create(article=story, created_by=story.author)

    client.get(reverse("public:preview-link", args=[link.token]))

    assert "auditing.preview" in kinds(subject=f"articles.article:{story.pk}")


def records():
    found = [LedgerEntry]
    for model in found:
        found += model.__subclasses__()
    return [model for model in found if not model._meta.abstract]


@pytest.mark.parametrize("model", records(), ids=lambda model: model.__name__)
def test_every_record_of_the_house_goes_through_the_door_to_the_ledger(model):
    """Were a manager or a `save` of its own to pass it by, its rows would not be in the chain."""
    assert model.save is LedgerEntry.save
    assert type(model.objects.all()).bulk_create is type(Event.objects.all()).bulk_create


def test_a_move_is_not_made_if_its_row_cannot_be_written(transactional_db):
    story = factory.make_article(status="draft")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_entry RENAME TO ledger_away")
    try:
        with pytest.raises(DatabaseError):
            story.submit(by=story.author)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE ledger_away RENAME TO ledger_entry")

    story.refresh_from_db()
    assert story.status == "draft"
    assert not Event.objects.filter(article=story, verb="submit").exists()


def test_a_move_is_one_row_with_all_that_its_record_says(db):
    story = factory.make_article(status="draft")
    with transaction.atomic():
        event = story.submit(by=story.author)

    row = settled().get(kind="articles.submit")
    assert row.subject == f"articles.article:{story.pk}"
    assert row.actor_id == story.author.pk
    facts = row.known_facts
    assert (facts["id"], facts["to_status"], facts["digest"]) == (event.pk, "first_review", event.digest)
    assert Entry.objects.filter(kind="articles.edit", subject=row.subject).exists()


def test_the_row_before_is_read_once_for_a_save(db):
    """Others who ask what it was (articles/formerly.py) have it from the same query."""
    desk = Desk.objects.create(name="要闻", slug="news")
    desk.name = "经济"

    with CaptureQueriesContext(connection) as queries:
        desk.save()

    read = [
        each["sql"]
        for each in queries
        if each["sql"].startswith("SELECT") and "reporters_desk" in each["sql"]
    ]
    assert len(read) == 1


def test_a_save_within_a_save_of_the_same_row_loses_neither_change(db):
    desk = Desk.objects.create(name="要闻", slug="news")

    def again(sender, instance, **kwargs):
        if instance.slug == "news":
            instance.slug = "newest"
            instance.save()

    post_save.connect(again, sender=Desk)
    try:
        desk.name = "经济"
        desk.save()
    finally:
        post_save.disconnect(again, sender=Desk)

    changes = [row.known_facts for row in settled().filter(kind="reporters.desk_changed")]
    names = {name for facts in changes for name in facts}
    assert names == {"name", "slug"}
    assert ["要闻", "经济"] in [facts.get("name") for facts in changes]


def test_a_row_that_is_written_over_under_its_number_is_told_as_changed(db):
    desk = Desk.objects.create(name="要闻", slug="news")
    Desk(pk=desk.pk, name="经济", slug="news").save()

    assert settled().filter(kind="reporters.desk_changed").get().known_facts == {"name": ["要闻", "经济"]}


def test_a_save_that_fails_leaves_nothing_for_the_next(db):
    desk = Desk.objects.create(name="要闻", slug="news")
    Desk.objects.create(name="经济", slug="economy")
    desk.slug = "economy"
    with pytest.raises(IntegrityError):
        desk.save()
    desk.slug = "news"
    desk.name = "综合"
    desk.save()

    assert settled().filter(kind="reporters.desk_changed").get().known_facts == {"name": ["要闻", "综合"]}


def test_the_settling_of_a_proof_mark_is_on_the_ledger(make_signed_issue, people, db):
    from articles.proofing.marking import settle
    from articles.proofing.models import ProofMark

    issue = make_signed_issue()
    page = issue.pages.first()
    mark = ProofMark.objects.create(page=page, number=1, note="错字", stage="proof1", by=people.proofreader)

    settle(mark, by=people.proofreader, outcome=ProofMark.Outcome.TAKEN_BACK)

    row = settled().get(kind="proofing.proofmark_settled")
    assert (row.actor_id, row.known_facts["outcome"]) == (people.proofreader.pk, "taken_back")


def test_the_former_default_of_page_formats_is_on_the_ledger_too(client, db):
    former = Sheet.objects.get(is_default=True)
    other = Sheet.objects.exclude(pk=former.pk).first()
    if other is None:
        other = Sheet.objects.get(pk=former.pk)
        other.pk, other.name, other.is_default = None, "another", False
        other._state.adding = True
        other.save()
    other.is_default = True
    request = RequestFactory().post("/")
    request.user = factory.make_user("chief editor")

    site.get_model_admin(Sheet).save_model(request, other, None, True)

    rows = settled().filter(kind="issues.sheet_changed")
    assert {(row.subject, tuple(row.known_facts["is_default"])) for row in rows} == {
        (f"issues.sheet:{former.pk}", (True, False)),
        (f"issues.sheet:{other.pk}", (False, True)),
    }
