"""A paper that readers see, and all that they must not see of it."""

from datetime import timedelta

from django.utils import timezone

from tests.factory import (
    add_photo,
    bring_to,
    in_hours,
    make_article,
    make_reporter,
    picture_file,
    the,
)

HIDDEN = "魑魅魍魉"  # in all that readers see only once it is public
LATIN = "leakmark"  # the same, where only letters may stand
NEVER = "neverseen"  # in what is for the desk alone, whatever becomes of the story
MARKS = (HIDDEN, HIDDEN[:2], HIDDEN[1:3], HIDDEN[2:], LATIN, NEVER)

UNPUBLISHED = (
    *("draft", "first_review", "second_review", "final_review", "approved"),
    *("scheduled", "withdrawn", "killed"),
)


class Paper:
    """What is public: a few stories, one with a photo, and an issue with one page of three."""

    def __init__(self):
        from articles.models import Column
        from newsroom.districts.models import District, Union

        self.column = Column.objects.create(name="工会新闻", slug="gonghui")
        self.district = District.objects.get(path="fangshan/doudian")
        self.union = Union.objects.get(kind="municipal")
        self.person = make_reporter("晁小争")
        self.stories = [self._public(f"驿站开张 {number}") for number in range(3)]
        between = self.make_marked("approved")
        self.issue = self._issue([self.stories[0], between, self.stories[1]], days=-1)
        self.issue.publish(by=the("chief editor"))
        self.withdrawn = self._withdrawn(between)
        self._make_files(self.issue)

    def _public(self, headline):
        story = make_article(headline=headline, bylines=[self.person], **self._places(), tags=["驿站"])
        add_photo(story)
        story.record_edit(by=story.author)
        return bring_to(story, "published", at=in_hours(-3))

    def _places(self):
        return {"column": self.column, "districts": [self.district], "unions": [self.union]}

    def _withdrawn(self, story):
        """Out with its issue between two others, corrected, and taken back."""
        story.refresh_from_db()
        story.correct(by=the("chief editor"), note=HIDDEN, headline=f"{HIDDEN}更正")
        story.withdraw(by=the("chief editor"), note=NEVER)
        return story

    def _make_files(self, issue):
        """Its pages as files, as they are made after the commit."""
        from articles.facsimile.making import make_issue

        assert make_issue(issue) == []

    # What is hidden

    def add_hidden(self):
        """Stories in every state but published, issues in every state but published, a page's import."""
        from articles.ingest.intake import import_page
        from articles.models import Column

        self.hidden_column = Column.objects.create(name=f"{HIDDEN}栏", slug=LATIN, description=HIDDEN)
        self.hidden = [self.make_marked(state, column=self.hidden_column) for state in UNPUBLISHED]
        self.hidden += [self.make_marked(state) for state in UNPUBLISHED]
        self.issues = {
            "planning": self._issue([self.make_marked("approved")], days=1, until="planning"),
            "proofing": self._issue([self.make_marked("approved")], days=2, until="proofing"),
            "signed": self._issue([self.make_marked("approved"), self.stories[2]], days=3),
            "scheduled": self._issue([self.make_marked("approved")], days=4),
        }
        self.issues["scheduled"].publish(by=the("chief editor"), at=in_hours(5))
        self._make_files(self.issues["signed"])
        self._make_files(self.issues["scheduled"])
        text = f"# {HIDDEN}\n\n本报讯（记者 魑魅）{HIDDEN}。\n"
        self.page_import = import_page(text, by=the("desk editor"), filename=f"{NEVER}.md")

    def make_marked(self, status, **fields):
        """A story in this state that bears the mark in everything one can write."""
        person = make_reporter(HIDDEN, phone=NEVER, email=f"{NEVER}@example.org")
        fields = {
            **self._places(),
            "tags": ["驿站", HIDDEN, LATIN],
            "bylines": [self.person, person],
        } | fields
        story = make_article(
            headline=f"{HIDDEN}{status}",
            kicker=HIDDEN,
            subhead=HIDDEN,
            dateline=f"{HIDDEN}电",
            body=f"<p>驿站{HIDDEN}开张。</p><h3>{LATIN}</h3>",
            source=HIDDEN,
            note=NEVER,
            **fields,
        )
        photo = self._marked_photo(story.author)
        words = {"caption": HIDDEN, "credit": HIDDEN, "alt": f"{HIDDEN} {LATIN}"}
        story.photo_uses.create(photo=photo, placement="lead", **words)
        story.record_edit(by=story.author)
        story.preview_links.create(created_by=story.author, revoked_at=timezone.now())
        if status == "killed":
            story.kill(by=the("chief editor"), note=NEVER)
            return story
        if status == "scheduled":
            return bring_to(story, "published", at=in_hours(5))
        return bring_to(story, status)

    def _marked_photo(self, by):
        from articles.photos.intake import accept

        photo = accept(picture_file(f"{NEVER}.jpg"), by=by)
        assert photo.filename == f"{NEVER}.jpg"
        photo.caption = photo.credit = photo.alt = HIDDEN
        photo.place = NEVER
        photo.metadata = {"byline": NEVER, "keywords": NEVER}
        photo.save()
        return photo

    def _issue(self, stories, *, days, until="signed"):
        """The paper of so many days from today, its page named for the secret where it is one."""
        from articles.issues.models import Issue

        issue = Issue.objects.create(date=timezone.localdate() + timedelta(days=days))
        page = issue.pages.create(number=1, name=f"{HIDDEN}版" if days > 0 else "要闻")
        for story in stories:
            page.place(story, by=the("page editor"))
        if until != "planning":
            issue.start_proofing(by=the("page editor"))
        if until == "signed":
            for role in ["proofreader"] * 3 + ["page editor"]:
                page.sign(by=the(role))
            issue.sign_off(by=the("chief editor"))
        return Issue.objects.get(pk=issue.pk)


def photos_of(story):
    """The addresses of all files of its photos: every rendition, and the master."""
    photos = [use.photo for use in story.photo_uses.select_related("photo")]
    return [
        f"/media/{name}" for photo in photos for name in sorted({*photo.rendition_names, photo.picture.name})
    ]
