"""Rules 2, 3 and 5 whatever six people do to two stories and an issue, in whatever order.

Hypothesis plays: it chooses who does what, refused or not, and looks after each step whether
the rules still hold. It plays the same games each time; NEWSROOM_GAMES=500 has it play as
many new ones.
"""

import datetime
import os

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from articles import rules
from articles.corrections import open_for_correction
from articles.issues.models import Issue
from articles.models import Article
from articles.moves import MOVES, REVIEW_PERMISSION, MoveRefused
from articles.snapshot import snapshots
from tests import factory

GAMES = int(os.environ.get("NEWSROOM_GAMES", "0"))
ROLES = ("author", "reporter", "desk editor", "desk chief", "chief editor", "superuser")
STANDING = {
    "draft": [],
    "first_review": [],
    "second_review": [1],
    "final_review": [1, 2],
    "approved": [1, 2, 3],
    "published": [1, 2, 3],
    "withdrawn": [1, 2, 3],
    "killed": [],
}
people = st.sampled_from(ROLES)
stories = st.integers(0, 1)
words = st.sampled_from(["甲题", "乙题", "丙题"])
ISSUE_MOVES = ("start_proofing", "sign_off", "back_to_proof", "unschedule")
ON_THE_WAY = ("submit", "pass_review", "sign_off", "publish")


class Newsroom(RuleBasedStateMachine):
    users = {}  # role -> account, made once for all games

    def __init__(self):
        super().__init__()
        self.game = transaction.atomic()
        self.game.__enter__()
        self.people = {role: factory.fresh(user) for role, user in self.users.items()}
        self.stories = [factory.make_article(author=self.people["author"]).pk for _ in range(2)]
        self.old = {}
        self.advance(0, times=4)
        self.issue = Issue.objects.create(date=datetime.date(2026, 11, 22))
        self.page = self.issue.pages.create(number=1, name="要闻")

    def teardown(self):
        transaction.set_rollback(True)
        self.game.__exit__(None, None, None)

    def story(self, number):
        return Article.objects.get(pk=self.stories[number])

    def attempt(self, act, *args, **kwargs):
        """Does it, or is refused with a sentence, in which case nothing has changed."""
        before = self.all_there_is()
        try:
            with transaction.atomic():
                act(*args, **kwargs)
        except MoveRefused as refusal:
            assert str(refusal).strip()
            assert self.all_there_is() == before
            return False
        return True

    def all_there_is(self):
        return [
            list(Article.objects.order_by("pk").values("pk", "status", "published_at", "revision")),
            list(Issue.objects.values("status", "published_at")),
            snapshots(self.stories),
        ]

    # What people do

    @rule(number=stories, who=people, hours=st.sampled_from([None, -1, 5]), data=st.data())
    def try_a_move(self, number, who, hours, data):
        story = self.story(number)
        starting_here = [verb for verb, move in MOVES.items() if story.status in move.start]
        verb = data.draw(st.sampled_from([*starting_here, "publish"]))
        self.move(story, verb, self.people[who], hours)

    @rule(number=stories, times=st.integers(1, 5))
    def advance(self, number, times):
        """Whoever may bring the story nearer to the readers does, if nobody has touched it."""
        for _ in range(times):
            story = self.story(number)
            ways = (
                (move.verb, user)
                for user in self.people.values()
                for move in story.next_moves(user)
                if move.verb in ON_THE_WAY
            )
            if way := next(ways, None):
                assert self.move(story, *way) or story.current_digest() != story.signed_digest()

    def move(self, story, verb, user, hours=None):
        if verb == "reopen":
            return False
        options = {"note": "理由"} if MOVES[verb].needs_note else {}
        if verb == "publish" and hours:
            options["at"] = factory.in_hours(hours)
        return self.attempt(getattr(story, verb), by=user, **options)

    @rule(number=stories, who=people, data=st.data())
    def change(self, number, who, data):
        """Text, names or tags; told, as every form does, or not, as a program might forget."""
        story, user = self.story(number), self.people[who]
        what = data.draw(st.sampled_from(["text", "text", "text untold", "name", "tag untold"]))
        if what.startswith("text"):
            story.headline = data.draw(words)
            self.attempt(self.save, story, user if what == "text" else None)
        elif what == "name":
            self.attempt(self.name, story, data, user)
        else:
            self.attempt(story.tags.set, [data.draw(words)])

    def save(self, story, user):
        story.save()
        if user:
            story.record_edit(by=user)

    def name(self, story, data, user):
        person = factory.person_of(self.people[data.draw(people)])
        role = data.draw(st.sampled_from(["reporter", "editor"]))
        story.bylines.get_or_create(reporter=person, role=role)
        if not story.is_published and not story.is_scheduled:
            story.record_edit(by=user)

    @rule(number=stories, who=people, data=st.data())
    def correct(self, number, who, data):
        story, user = self.story(number), self.people[who]
        with open_for_correction(story.pk if rules.refusal(story, "correct", user) is None else None):
            if data.draw(st.booleans()):
                self.attempt(story.correct, by=user, note="更正", headline=data.draw(words))
            else:
                self.attempt(self.correct_names, story, data, user)

    def correct_names(self, story, data, user):
        self.name(story, data, user)
        story.correct(by=user, note="补署名")

    @rule(number=stories, who=people, data=st.data())
    def come_back(self, number, who, data):
        """To a story that was left open on the screen, while others went on."""
        story = self.old.pop(number, None)
        if story is None:
            self.old[number] = self.story(number)
        elif data.draw(st.booleans()):
            story.headline = data.draw(words)
            self.attempt(self.save, story, self.people[who])
        else:
            verb = data.draw(st.sampled_from([*ON_THE_WAY, "kill", "correct", "withdraw"]))
            self.move(story, verb, self.people[who])

    # The issue

    @rule(number=stories, who=st.sampled_from(["reporter", "chief editor", "superuser"]), data=st.data())
    def make_up(self, number, who, data):
        self.issue.refresh_from_db()
        self.page.refresh_from_db()
        user = self.people[who]
        what = data.draw(st.sampled_from(["place", "unplace", "sign", "sign", *ISSUE_MOVES]))
        if what in ("place", "unplace"):
            self.attempt(getattr(self.page, what), self.story(number), by=user)
        else:
            self.attempt(getattr(self.page if what == "sign" else self.issue, what), by=user)

    @rule(numbers=st.sets(stories), hours=st.sampled_from([None, 5]))
    def publish_the_issue(self, numbers, hours):
        """One person who may do all of it tries, from wherever it is."""
        root = self.people["superuser"]
        for number in numbers:
            self.attempt(self.page.place, self.story(number), by=root)
        for act in (self.issue.start_proofing, *[self.page.sign] * 4, self.issue.sign_off):
            self.issue.refresh_from_db()
            self.page.refresh_from_db()
            self.attempt(act, by=root)
        self.issue.refresh_from_db()
        if self.attempt(self.issue.publish, by=root, at=factory.in_hours(hours) if hours else None):
            assert self.page.state().is_signed
            assert {one.article.status for one in self.page.placements.all()} == {"published"}

    # What always holds

    @invariant()
    def the_reviews_are_by_different_people_who_may_give_them(self):
        for story in Article.objects.all():
            standing = list(story.reviews.standing().select_related("reviewer").order_by("stage"))
            assert [review.stage for review in standing] == STANDING[story.status]
            assert len({review.reviewer_id for review in standing}) == len(standing)
            for review in standing:
                assert review.reviewer.has_perm(REVIEW_PERMISSION[review.stage])

    @invariant()
    def what_is_published_was_reviewed_by_three_who_are_no_authors_and_is_what_they_signed(self):
        for story in Article.objects.filter(status="published"):
            reviewers = set(story.reviews.standing().values_list("reviewer", flat=True))
            assert len(reviewers) == 3
            assert not reviewers & story.author_ids
            assert story.current_digest() == story.reviews.standing().get(stage=3).digest

    @invariant()
    def the_public_sees_what_is_published_and_due(self):
        shown = set(Article.objects.published())
        assert shown == {story for story in Article.objects.all() if story.is_published}

    @invariant()
    def the_ledger_tells_how_each_story_came_to_where_it_is(self):
        for story in Article.objects.all():
            at = "draft"
            kept = set(story.versions.values_list("digest", flat=True))
            for event in story.events.order_by("pk"):
                assert event.from_status == at
                assert event.from_status in MOVES[event.verb].start
                assert not event.digest or event.digest in kept
                at = event.to_status
            assert at == story.status

    @invariant()
    def an_issue_is_out_with_all_its_stories_or_not_at_all(self):
        issue = Issue.objects.get(pk=self.issue.pk)
        placed = list(issue.articles())
        if issue.status != "published":
            return
        assert placed
        for story in placed:
            assert story.events.filter(verb="publish").exists()
            if not story.events.filter(verb="withdraw").exists():
                assert story.status == "published"
                assert story.published_at <= issue.published_at


@pytest.mark.once
def test_no_order_of_steps_breaks_the_rules(db):
    Newsroom.users = {
        "author": factory.make_user("reporter", "author"),
        "reporter": factory.make_user("reporter", "second"),
        "desk editor": factory.make_user("desk editor", "editor"),
        "desk chief": factory.make_user("desk chief", "chief"),
        "chief editor": factory.make_user("chief editor", "chief-editor"),
        "superuser": factory.make_user("", "root", superuser=True),
    }
    for user in Newsroom.users.values():
        factory.person_of(user)

    run_state_machine_as_test(
        Newsroom,
        settings=settings(
            max_examples=GAMES or 8,
            stateful_step_count=50,
            derandomize=not GAMES,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
