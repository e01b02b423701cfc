"""The newsroom on which every address is tried: one of each kind, and one in each state."""

from contextlib import contextmanager
from datetime import timedelta

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.test import Client
from django.utils import timezone

from newsroom.reporters.roles import AUTHORS, ROLES
from tests.factory import (
    add_photo,
    everybody,
    in_hours,
    make_article,
    make_desk,
    make_photo,
    make_user,
    person_of,
    the,
)

ANONYMOUS = "anonymous"
SUPERUSER = "superuser"
SECURITY = "security administrator"
DISMISSED = "dismissed"  # an account that kept its role, a chief editor's, and lost the back office
PEOPLE = (ANONYMOUS, DISMISSED, *ROLES, SUPERUSER)

STORY_STATES = (
    *("draft", "first_review", "second_review", "final_review", "approved"),
    *("scheduled", "published", "withdrawn", "killed"),
)
ISSUE_STATES = ("planning", "proofing", "signed", "scheduled", "published")
SECRET = "貔貅"  # in every headline, followed by the story's state
PAGE = "本报讯（记者 林晓）3月10日，全市工会驿站建设推进会召开。\n"


class World:
    """`users` and `clients` by role; `stories` and `issues` by state; and one of everything else.

    The reporter wrote all stories; the correspondent and the photographer are strangers to them.
    """

    def __init__(self):
        self._make_people()
        self._make_stories()
        self._make_issues()
        self._make_import()
        self._make_upload()
        self._make_facsimile()
        self._make_word_import()
        self._make_plans()
        self._make_notices()
        self._make_checking()
        self._make_numbers()
        self._make_reviewing()
        self._make_proof_marks()

    def _make_people(self):
        from newsroom.reporters.models import AccountEvent

        staff = vars(everybody())
        self.users = {
            ANONYMOUS: AnonymousUser(),
            DISMISSED: make_user("chief editor", is_staff=False),
            **{role: staff[role.replace(" ", "_")] for role in ROLES},
            SUPERUSER: make_user(superuser=True),
        }
        self.clients = {who: Client() for who in PEOPLE}
        for who in PEOPLE[1:]:
            self.clients[who].force_login(self.users[who])
        for role in AUTHORS:
            person_of(self.users[role])
        self.account = make_user("reporter", username="somebody-else")
        self.desk = make_desk()
        self.event = AccountEvent.objects.first()
        self.group = self.account.groups.get()

    def _make_stories(self):
        from articles.models import Column
        from newsroom.districts.models import District, Union

        self.column = Column.objects.create(name="工会新闻", slug="gonghui")
        self.district = District.objects.get(path="fangshan/doudian")
        self.union = Union.objects.get(kind="municipal")
        self.stories = {state: self._make_story(state) for state in STORY_STATES}
        for story in self.stories.values():
            story.former_addresses.create(path=f"/content/2021-03/09/content_{story.pk}.htm")
        self.story = self.stories["published"]
        self.photo = self.story.photo_uses.get().photo
        self.tag = self.story.tags.get()
        self.spare_photo = make_photo(by=the("reporter"))
        self.person = self.story.bylines.get().reporter
        self.links = {
            state: {
                "valid": story.preview_links.create(created_by=the("reporter")),
                "expired": story.preview_links.create(
                    created_by=the("reporter"), expires_at=timezone.now() - timedelta(minutes=1)
                ),
                "revoked": story.preview_links.create(created_by=the("reporter"), revoked_at=timezone.now()),
            }
            for state, story in self.stories.items()
        }

    def _make_story(self, state):
        from tests.factory import bring_to

        story = make_article(
            headline=SECRET + state,
            column=self.column,
            districts=[self.district],
            unions=[self.union],
            tags=["驿站"],
        )
        add_photo(story)
        story.record_edit(by=story.author)
        at = in_hours(5) if state == "scheduled" else None
        return bring_to(story, "published" if state == "scheduled" else state, at=at)

    def _make_issues(self):
        from articles.issues.models import Sheet

        days = enumerate(ISSUE_STATES, start=1)
        self.issues = {state: self._make_issue(state, days=number) for number, state in days}
        self.sheet = Sheet.objects.the_papers_own()

    def _make_issue(self, state, days):
        """A day's paper of one page with one story on it, taken to its state by its moves."""
        from articles.issues.models import Issue

        issue = Issue.objects.create(date=timezone.localdate() + timedelta(days=days))
        page = issue.pages.create(number=1, name="要闻")
        story = make_article("approved", headline=f"{SECRET}{state}_page")
        page.place(story, by=the("page editor"))
        steps = [
            ("planning", lambda: None),
            ("proofing", lambda: issue.start_proofing(by=the("page editor"))),
            ("signed", lambda: self._sign(issue, page)),
            (state, lambda: self._publish(issue, state)),
        ]
        for reached, step in steps:
            step()
            if reached == state:
                break
        issue = Issue.objects.get(pk=issue.pk)
        issue.story = story
        if state != "planning":  # its page comes from elsewhere, see below
            self._make_files(issue)
        return issue

    def _make_files(self, issue):
        """What stands on the page as a file, before the issue is out, too: who gets it is asked at the door."""
        from articles.facsimile import keeping
        from articles.facsimile.models import source_of
        from tests.facsimile.sheets import one_page

        page, pdf = issue.pages.get(), one_page(issue.story.headline)
        made = keeping.keep(
            page, pdf, by=None, origin="made", boxes={issue.story.pk: [[0, 0, 1, 1]]}, signed=page.digest()
        )
        keeping.keep_issue(issue, pdf, source=source_of([made]))

    def _sign(self, issue, page):
        for role in ["proofreader"] * 3 + ["page editor"]:
            page.sign(by=the(role))
        issue.sign_off(by=the("chief editor"))

    def _publish(self, issue, state):
        issue.publish(by=the("chief editor"), at=in_hours(5) if state == "scheduled" else None)

    def _make_import(self):
        from articles.ingest.intake import import_page

        self.page_import = import_page(PAGE, by=the("desk editor"), filename="page.md")

    def _make_word_import(self):
        from django.core.files.base import ContentFile

        from articles.ingest.word.intake import import_word
        from tests.ingest.word.stories import of_wps

        self.word_import = import_word(ContentFile(of_wps(), name="稿件.docx"), by=the("desk editor"))

    def _make_facsimile(self):
        """A page made elsewhere, in the issue that is planned, with a text that is no story yet."""
        from django.core.files.base import ContentFile

        from articles.facsimile.models import Facsimile, PageReading
        from tests.facsimile.sheets import one_page

        page = self.issues["planning"].pages.get()
        page.facsimiles.update(is_current=False)
        self.facsimile = Facsimile(page=page, origin="uploaded", width=700, height=1000, digest="0")
        self.facsimile.pdf.save("pages/world/page.pdf", ContentFile(one_page()), save=True)
        storage = self.facsimile.pdf.storage
        storage.save(self.facsimile.picture_name(1600, "webp"), ContentFile(b"RIFF"))
        reading = {"width": 700, "height": 1000, "lines": [], "pictures": []}
        PageReading.objects.create(facsimile=self.facsimile, filename="01.pdf", data=reading)
        self.facsimile.unplaced_texts.create(
            position=0, headline=f"{SECRET}text", text="驿站里有充电器。" * 9
        )

    def _make_upload(self):
        from articles.photos.models import Upload

        self.upload = Upload.objects.create(
            owner=the("reporter"), name="photo.jpg", size=9, fingerprint="0123456789abcdef"
        )

    def _make_notices(self):
        from articles.notices.telling import tell

        (self.notice,) = tell("came_back", to=[the("reporter")], story=self.story, by=the("chief editor"))

    def _make_numbers(self):
        from articles.numbers.models import StoryKind, Tariff

        self.month = timezone.localdate().replace(day=1)
        self.tariff = Tariff.objects.create(name="试用", valid_from=self.month, fee_per_point=10)
        self.story_kind = StoryKind.objects.create(name="消息")

    def _make_checking(self):
        from articles.checking.models import RuleSetting, WordList
        from articles.mourning.models import Mourning

        self.kept = {
            state: story.kept_findings.create(
                key=state, rule="W03", passage=SECRET, reason="引文如此", by=the("reporter")
            )
            for state, story in self.stories.items()
        }
        self.kept_finding = self.kept["published"]
        self.mourning = Mourning.objects.create(
            starts_on=timezone.localdate(), ends_on=timezone.localdate(), reason=SECRET, is_on=False
        )
        self.rule_setting = RuleSetting.objects.create(rule="P01", is_on=False)
        self.word_list = WordList.objects.get(kind="mistake")

    def _make_plans(self):
        """An assignment of the reporter's, an event that comes again, an open call and a closed one."""
        from articles.planning.models import Call, RecurringEvent
        from tests.planning.making import make_assignment, make_call

        self.assignment = make_assignment(people=[person_of(the("reporter"))])
        self.recurring_event = RecurringEvent.objects.create(topic="编前会", starts_on=timezone.localdate())
        self.call, self.closed_call = make_call(), make_call()
        self.closed_call.close(by=the("desk editor"))
        assert Call.objects.open().get() == self.call

    def _make_reviewing(self):
        """A remark on every story, and the first of the reasons for sending back."""
        from articles.reviewing.models import Comment, SendBackReason

        for state, story in self.stories.items():
            Comment.objects.create(article=story, author=the("reporter"), body=f"{SECRET}{state}")
        self.reason = SendBackReason.objects.first()

    def _make_proof_marks(self):
        """A mark about the first page of every issue, settled: an open one would hold it back."""
        from articles.proofing.models import ProofMark

        for issue in self.issues.values():
            ProofMark.objects.create(
                page=issue.pages.get(),
                number=1,
                note=SECRET,
                by=the("proofreader"),
                outcome="mended",
                settled_by=the("page editor"),
                settled_at=timezone.now(),
            )

    def type_of(self, thing):
        return ContentType.objects.get_for_model(thing).pk


@contextmanager
def undone():
    """Whatever the block writes to the database is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
