"""The end of the chain, told to the world outside every day, so that nobody can cut it off unseen.

To a file (`LEDGER_HEADS`, which should lie on another machine's disk) and to the addresses
of `LEDGER_MAIL`. The worker does it (`manage.py work`); `manage.py ledger_head` does it
for a cron job or a person. Whoever has the head of any day can check all up to that day.
"""

from pathlib import Path

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import outbox
from newsroom.ledger import canonical
from newsroom.ledger.models import Entry
from newsroom.ledger.verifying import Head, head
from newsroom.ledger.writing import record

KIND = "ledger.head"
EVERY = 3600  # seconds between two looks whether today's was told


@outbox.regularly(EVERY)
def tell_daily():
    """Tells today's head, if nobody has yet."""
    today = timezone.localdate()
    if Entry.objects.filter(kind=KIND, subject=f"day:{today}").exists():
        return
    tell(actor=None)


def tell(*, actor):
    """Writes the head down and sends it. Returns it. Raises `OSError` and the errors of mail.

    What was told is on record too: first the telling, then the row, so that a day whose head
    nobody got is tried again.
    """
    told = head()
    now = timezone.now()
    line = f"{canonical.moment(now)} {told.number} {told.hash}"
    path = heads_file()
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="ascii") as file:
            file.write(line + "\n")
    if settings.LEDGER_MAIL:
        send_mail(
            _("Head of the ledger, %(day)s: row %(number)s")
            % {"day": timezone.localdate(now), "number": told.number},
            _("Keep this message. With it anybody can check that nothing was changed up to this row:")
            + f"\n\n{line}\n\nmanage.py verify_ledger --head {told.hash} {told.number}\n",
            None,
            list(settings.LEDGER_MAIL),
        )
    with transaction.atomic():
        facts = {"number": told.number, "hash": told.hash, "mailed": len(settings.LEDGER_MAIL)}
        record(KIND, actor=actor, subject=f"day:{timezone.localdate(now)}", facts=facts)
    return told


def heads_file():
    return Path(settings.LEDGER_HEADS) if settings.LEDGER_HEADS else None


def kept_heads():
    """The heads of the file; a line that is none is passed over, for the disk may have been full."""
    path = heads_file()
    if path is None or not path.exists():
        return []
    found = []
    for line in path.read_text("ascii", "replace").splitlines():
        parts = line.split()
        if len(parts) == 3 and parts[1].isdecimal() and len(parts[2]) == 64:
            found.append(Head(int(parts[1]), parts[2]))
    return found
