"""Who may read a story: the other side of `Article.objects.visible_to`, for picking people."""

import re

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from articles.moves import Status
from newsroom.reporters import roles
from newsroom.reporters.models import Desk, User

AT = re.compile("[@＠]")  # half width and full


def readers_of(story):
    """The accounts in use that may read this story in the back office, by name.

    The same rule as `visible_to`, asked from the story's side: a test holds the two together.
    """
    always = Q(is_superuser=True) | Q(groups__name__in=[roles.CHIEF_EDITOR, roles.AUDITOR])
    may = always | Q(pk__in=story.author_ids)
    is_private = story.status == Status.DRAFT and story.author_id and story.submitted_at is None
    if not is_private:
        works_anywhere = ~Exists(Desk.objects.filter(members=OuterRef("pk")))
        on_desk = works_anywhere | Q(desks=story.desk_id) if story.desk_id else Q()
        may |= Q(groups__name__in=[roles.DESK_EDITOR, roles.DESK_CHIEF]) & on_desk
    if story.status in (Status.APPROVED, Status.PUBLISHED):
        may |= Q(groups__name__in=[roles.PROOFREADER, roles.PAGE_EDITOR])
    users = User.objects.filter(may, is_active=True, is_staff=True)
    nameless = ExpressionWrapper(Q(name=""), BooleanField())  # they stand last
    return User.objects.filter(pk__in=users.values("pk")).order_by(nameless, "name", "username")


def mentioned_in(text, people):
    """Those of `people` whose name or login stands behind an @ in the text; the longest name wins.

    Two people of one name are both meant: better told than missed.
    """
    names = {}
    for user in people:
        for name in {str(user), user.username}:
            names.setdefault(name, []).append(user)
    by_length = sorted(names, key=len, reverse=True)
    found = {}
    for piece in AT.split(text)[1:]:
        name = next((name for name in by_length if piece.startswith(name)), None)
        found |= {user.pk: user for user in names.get(name, [])}
    return list(found.values())
