"""The words in which the table speaks: who gets what answer, in which state."""

from dataclasses import dataclass, field

from newsroom.reporters.roles import AUDITOR, AUTHORS, EDITORS, PAGE_EDITOR, PROOFREADER, ROLES
from tests.access.world import ANONYMOUS, DISMISSED, SECURITY, SUPERUSER

OUTSIDE = (ANONYMOUS, DISMISSED)
OTHER_WORK = ("administrator", SECURITY)  # accounts and doors: no newspaper
LOGIN = 302  # to the login form, whatever was asked for


def everyone(answer):
    """The same for readers and staff."""
    return lambda who, state: answer


def staff(*rules, otherwise=403):
    """For the back office: `(roles, answer)` pairs, the first that names the role counts.

    Superusers belong to every set of roles that is not empty; all others are sent to log in.
    """

    def answer(who, state):
        if who in OUTSIDE:
            return LOGIN
        for roles, each in rules:
            if who in roles or (who == SUPERUSER and roles):
                return each(who, state) if callable(each) else each
        return otherwise

    return answer


def only(roles, otherwise=403):
    """200 for these roles, for other staff `otherwise`."""
    return staff((roles, 200), otherwise=otherwise)


def by_state(otherwise, **states):
    """An answer for each state; each a number, or what the functions above return."""

    def answer(who, state):
        each = states.get(state, otherwise)
        return each(who, state) if callable(each) else each

    return answer


def to(seers, answer, otherwise):
    """`answer` to whom `seers(state)` names, readers included; to everybody else `otherwise`."""

    def given(who, state):
        if who in seers(state) or who == SUPERUSER:
            return answer
        return otherwise(who, state) if callable(otherwise) else otherwise

    return given


# Who reads and who changes a story of the reporter's, by its state

READERS_OF_ALL = ("chief editor", AUDITOR)
DESKS = ("desk editor", "desk chief")
PRINT = (PROOFREADER, PAGE_EDITOR)


def readers_of_story(state):
    if state == "draft":  # never submitted: its author's own business
        return ("reporter", *READERS_OF_ALL)
    if state in ("approved", "scheduled", "published"):
        return ("reporter", *DESKS, *PRINT, *READERS_OF_ALL)
    return ("reporter", *DESKS, *READERS_OF_ALL)


EDITORS_OF_STORY = {
    "draft": ("reporter", "chief editor"),
    "first_review": ("desk editor",),
    "second_review": ("desk chief",),
    "final_review": ("chief editor",),
    "approved": EDITORS,
    "scheduled": ("chief editor",),
    "published": ("chief editor",),
    "withdrawn": (),
    "killed": (),
}


def story(answer, to_roles=ROLES, *, strict=False):
    """`answer` to staff who may read the story and have one of these roles (403 without); else 404.

    `strict`: to whom stories are closed altogether, those of no newspaper work, the answer is 403.
    """

    def given(who, state):
        if who in OUTSIDE:
            return LOGIN
        if who in OTHER_WORK and strict:
            return 403
        if who != SUPERUSER and who not in readers_of_story(state):
            return 404
        return answer if who == SUPERUSER or who in to_roles else 403

    return given


def edited_story(answer):
    """`answer` to staff who may edit the story now, 403 to those who only read it; else 404."""

    def given(who, state):
        seen = story(answer, strict=True)(who, state)
        if seen != answer:
            return seen
        may = EDITORS_OF_STORY[state]
        return answer if who in may or (who == SUPERUSER and may) else 403

    return given


# Who reads a photo of the reporter's: the house, and whoever reads the story

HOUSE = ("reporter", "photographer", *EDITORS, *PRINT, AUDITOR)


def readers_of_photo(state):
    return HOUSE


# Roles that often stand together

NOBODY = ()
SUPERUSERS = (SUPERUSER,)
EVERYBODY = ROLES
NEWSROOM = tuple(role for role in ROLES if role != SECURITY)
PAPER = tuple(role for role in ROLES if role not in OTHER_WORK)
WRITERS = (*AUTHORS, *EDITORS)
PLANNERS = ("page editor", "chief editor")
ACCOUNTS = ("administrator", SECURITY, AUDITOR)


@dataclass
class Row:
    """One address and what it answers.

    `name` is the URL's name with its namespaces, or its route where it has none. `at` gives the
    parts of the address, from (world, state). `get` and `post` are answers as above; HEAD is
    answered as GET, unless `head` says otherwise. `about` is "story" or "issue" where the answer
    depends on the state of one. `case` tells rows of the same name apart. `writes`: a GET may, too,
    and so may what is refused.
    """

    name: str
    get: callable
    post: callable
    at: callable = lambda w, state: {}
    about: str = ""
    data: dict = field(default_factory=dict)
    query: str = ""
    case: str = ""
    head: callable = None
    writes: bool = False

    def __str__(self):
        return f"{self.name} ({self.case})" if self.case else self.name
