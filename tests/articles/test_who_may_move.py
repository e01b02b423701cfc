"""Which move, from which state, by whom: the whole of rule 2 in one table.

Letters say who may; nobody else may, whatever the role.
  A  the author, a reporter            E  a desk editor     D  a desk chief
  C  a chief editor                    S  a superuser
Correspondents, photographers, other reporters, proofreaders, page editors, administrators
and auditors make no move on a story that is not theirs. The draft was never submitted: the
desk does not see it yet.
"""

import pytest
from django.db import transaction
from django.utils import timezone

from articles.models import Article
from articles.moves import MOVES, MoveRefused
from articles.publishing import publish_together
from newsroom.reporters.roles import ROLES
from tests import factory

TABLE = """
              draft  first_review  second_review  final_review  approved  scheduled  published  killed  withdrawn
submit        ACS    -             -              -             -         -          -          -       -
recall        -      A             -              -             -         -          -          -       -
pass_review   -      ES            DS             -             -         -          -          -       -
send_back     -      ECS           DCS            CS            CS        -          -          -       -
sign_off      -      -             -              CS            -         -          -          -       -
publish       -      -             -              -             CS        -          -          -       -
unschedule    -      -             -              -             -         CS         -          -       -
correct       -      -             -              -             -         CS         CS         -       -
withdraw      -      -             -              -             -         CS         CS         -       -
kill          ACS    EDCS          DCS            CS            CS        -          -          -       -
restore       -      -             -              -             -         -          -          DCS     CS
"""

STATES, *ROWS = [line.split() for line in TABLE.strip().splitlines()]
LETTERS = {"desk editor": "E", "desk chief": "D", "chief editor": "C"}
NOTED = {verb for verb, move in MOVES.items() if move.needs_note}


class Undone(Exception):
    """Raised to take back a move that was made."""


@pytest.fixture
def people(db):
    """One of each, none of whom has reviewed anything: (letter or "", account)."""
    return [
        ("A", factory.the("reporter")),
        ("S", factory.make_user(superuser=True)),
        *[(LETTERS.get(role, ""), factory.make_user(role)) for role in ROLES],
        ("", factory.make_user()),
    ]


def story_in(state):
    if state == "scheduled":
        return factory.make_article("published", at=factory.in_hours(24))
    return factory.make_article(state)


def is_refused(story, verb, user):
    """Makes the move for real, and takes it back."""
    story = Article.objects.get(pk=story.pk)
    arguments = {"note": "理由"} if verb in NOTED else {}
    try:
        with transaction.atomic():
            getattr(story, verb)(by=factory.fresh(user), **arguments)
            raise Undone
    except Undone:
        return False
    except MoveRefused as refusal:
        assert str(refusal).strip()
        return True


def test_the_table_names_every_move_and_state():
    assert {row[0] for row in ROWS} == set(MOVES) - {"reopen"}
    assert all(len(row) == len(STATES) + 1 for row in ROWS)


@pytest.mark.parametrize("state", STATES)
def test_a_move_is_made_by_those_who_may_and_refused_to_all_others(people, state):
    story = story_in(state)
    expected = {row[0]: row[1 + STATES.index(state)] for row in ROWS}
    faults = []

    for verb, letters in expected.items():
        for letter, user in people:
            allowed = bool(letter) and letter in letters
            if is_refused(story, verb, user) == allowed:
                faults.append(f"{verb} by {user}: {'refused' if allowed else 'made'}")

    assert faults == []


@pytest.mark.parametrize("state", STATES)
def test_the_buttons_are_exactly_the_moves_that_are_then_made(people, state):
    story = story_in(state)

    for letter, user in people:
        buttons = {move.verb for move in story.next_moves(factory.fresh(user))}
        assert buttons == {row[0] for row in ROWS if letter and letter in row[1 + STATES.index(state)]}


@pytest.mark.parametrize("verb", sorted(NOTED))
@pytest.mark.parametrize("note", ["", "  ", "\u3000\n"])
def test_a_move_that_needs_a_reason_is_refused_without_one(db, verb, note):
    start = "published" if verb in {"correct", "withdraw"} else "final_review"
    story = factory.make_article(start)

    with pytest.raises(MoveRefused):
        getattr(story, verb)(by=factory.the("chief editor"), note=note)

    story.refresh_from_db()
    assert story.status == start
    assert not story.corrections.exists()


def test_only_sending_back_correcting_withdrawing_and_killing_need_a_reason():
    assert {"send_back", "correct", "withdraw", "kill"} == NOTED


def test_an_issue_is_not_published_with_a_story_whose_reviewer_became_its_author(db):
    """A name that stands on it is found to be a reviewer's only after all three have signed."""
    reviewer, writer = factory.the("desk editor"), factory.make_reporter()
    story = factory.make_article("approved", bylines=[writer])
    writer.user = reviewer
    writer.save()

    with pytest.raises(MoveRefused) as refused:
        publish_together([story], by=factory.the("chief editor"), at=timezone.now())

    assert str(refused.value).startswith(str(reviewer))
    story.refresh_from_db()
    assert story.status == "approved"
