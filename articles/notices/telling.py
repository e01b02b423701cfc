"""The one way to tell somebody something. Called within the transaction that made it so."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from articles.notices.models import Kind, Notice
from articles.notices.models.choice import How, listening
from newsroom.reporters import clock

DIGEST_TIME = time(8, 0)  # before the day's conference; in the paper's time zone


def tell(kind, *, to, story=None, by=None, text="", link="", verb="", at=None):
    """Tells each of the users `to` (or their ids) but `by`, who knows. Returns the notices.

    `kind` is one of `Kind`; `text` is what somebody wrote (a reason, a remark), never a
    sentence of ours: those are made when the notice is read. `link` is an address in the
    back office where it is not the story's own. `at`: not to be shown before. Raises
    `ValueError` for an unknown kind.
    """
    kind = Kind(kind)
    ids = {getattr(user, "pk", user) for user in to} - {by and by.pk}
    people = listening(ids, kind) if ids else []
    if not people:
        return []
    at = at or clock.now()
    return Notice.objects.bulk_create(
        Notice(
            recipient_id=pk,
            kind=kind,
            article=story,
            actor=by,
            verb=verb,
            text=text.strip(),
            link=link,
            at=at,
            mail_at=mail_time(at, how) if email else None,
        )
        for pk, email, how in people
    )


def mail_time(at, how):
    """When a notice of `at` is mailed to somebody who wants it so; None for never."""
    if how == How.NEVER:
        return None
    return at if how == How.AT_ONCE else next_digest(at)


def next_digest(at):
    """The first digest after the moment `at`."""
    local = timezone.localtime(at)
    today = datetime.combine(local.date(), DIGEST_TIME, tzinfo=local.tzinfo)
    return today if local < today else today + timedelta(days=1)
