"""Notices by e-mail: what is due goes out in one letter to each person.

Whatever runs it (a timer, the development server, a person) may run it twice at a time: a
notice is claimed before it is sent. A letter that could not be sent is tried again after
`TRY_AGAIN`; one that was sent while the process died may come twice, but none is lost.
"""

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import ngettext

from articles.notices.models import Notice
from articles.notices.models.choice import How, all_choices
from articles.notices.wording import worded
from newsroom.reporters import clock
from newsroom.reporters.models import User

TRY_AGAIN = timedelta(minutes=10)
GIVE_UP = timedelta(days=3)
LETTERS = 200  # in one run

log = logging.getLogger(__name__)


def send_due_mail():
    """Sends all letters that are due. Returns how many went out."""
    people = User.objects.filter(pk__in=_waiting().values("recipient")).order_by("pk")[:LETTERS]
    return sum(_write_to(user) for user in people)


def _waiting():
    now = clock.now()
    unclaimed = Q(claimed_at=None) | Q(claimed_at__lt=now - TRY_AGAIN)
    return Notice.objects.to_be_mailed().filter(unclaimed, mail_at__gt=now - GIVE_UP)


def _write_to(user):
    notices = _claim(user)
    wanted = _wanted(user, notices)
    if not wanted or not user.is_active or not user.email:
        Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mail_at=None)
        return 0
    try:
        letter(user, wanted).send()
    except OSError:  # what smtplib raises, too: the server is away or refuses
        log.exception("Mail to the account %s was not sent; it will be tried again.", user.pk)
        return 0
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mailed_at=clock.now())
    return 1


def _claim(user):
    """The notices to be mailed to this person now, if nobody else is sending them.

    One statement claims: of two processes the second finds nothing left.
    """
    moment = clock.now()
    if not _waiting().filter(recipient=user).update(claimed_at=moment):
        return []
    claimed = Notice.objects.to_be_mailed().filter(recipient=user, claimed_at=moment)
    return list(claimed.select_related("article", "actor").newest_first())


def _wanted(user, notices):
    """Without what the person has switched off since."""
    choices = all_choices(user)
    return [notice for notice in notices if choices[notice.kind] != How.NEVER]


def letter(user, notices):
    """The letter with these notices, in the person's language."""
    with translation.override(user.language or settings.LANGUAGE_CODE):
        lines = worded(notices, user)
        subject = lines[0].sentence
        if len(lines) > 1:
            subject = ngettext("%(n)d piece of news", "%(n)d pieces of news", len(lines)) % {"n": len(lines)}
        subject = " ".join(f"{settings.PAPER_NAME}: {subject}".split())  # a header is one line
        settings_address = settings.SITE_URL.rstrip("/") + reverse("admin:notices_choices")
        body = render_to_string(
            "notices/letter.txt", {"user": user, "lines": lines, "settings_address": settings_address}
        )
    message = EmailMessage(subject, body, to=[user.email])
    message.extra_headers["List-Unsubscribe"] = f"<{settings_address}>"
    message.extra_headers["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday replies
    return message
