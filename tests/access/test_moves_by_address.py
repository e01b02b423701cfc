"""The buttons' addresses: every verb, by everybody, in every state, does what the rules say, or nothing."""

import pytest

from articles import rules
from articles.moves import MOVES
from tests.access.world import ANONYMOUS, DISMISSED, ISSUE_STATES, PEOPLE, STORY_STATES, undone

VERBS = sorted(set(MOVES) - {"correct", "reopen"})
ISSUE_VERBS = ("start_proofing", "sign_off", "publish", "back_to_proof", "unschedule")


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("state", STORY_STATES)
def test_a_story_is_moved_exactly_as_the_rules_allow(world, state, verb):
    story = world.stories[state]
    address = f"/admin/articles/article/{story.pk}/moves/{verb}/"
    for who in PEOPLE:
        user = world.users[who]
        allowed = who not in (ANONYMOUS, DISMISSED) and rules.refusal(story, verb, user) is None
        before = story.events.count()

        with undone():
            answer = world.clients[who].post(address, {"_note": "据实"})
            made = story.events.count() - before

        assert made == allowed, f"{who}: {answer.status_code}"


@pytest.mark.parametrize("verb", [verb for verb in VERBS if MOVES[verb].needs_note])
def test_a_move_that_needs_a_reason_is_not_made_without(world, verb):
    for state in STORY_STATES:
        story = world.stories[state]
        address = f"/admin/articles/article/{story.pk}/moves/{verb}/"
        before = story.events.count()
        for who in ("reporter", "desk editor", "desk chief", "chief editor"):
            with undone():
                world.clients[who].post(address, {"_note": " "})

                assert story.events.count() == before, (who, state)


@pytest.mark.parametrize("verb", ISSUE_VERBS)
@pytest.mark.parametrize("state", ISSUE_STATES)
def test_an_issue_is_moved_exactly_as_its_buttons_say(world, state, verb):
    issue = world.issues[state]
    path = "publication/" if verb == "publish" else f"moves/{verb}/"
    for who in PEOPLE:
        user = world.users[who]
        allowed = who not in (ANONYMOUS, DISMISSED) and verb in issue.next_moves(user)
        allowed &= not (verb == "sign_off" and bool(issue.obstacles()))
        before = issue.events.filter(verb=verb).count()

        with undone():
            answer = world.clients[who].post(f"/admin/issues/issue/{issue.pk}/{path}")
            made = issue.events.filter(verb=verb).count() - before

        assert made == allowed, f"{who}: {answer.status_code}"
