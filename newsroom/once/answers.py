"""Where the sender of a form was led, for who sends it again meanwhile."""

import time
from datetime import timedelta

from django.utils import timezone

from articles import outbox
from newsroom.once.models import Sent

PATIENCE = 5  # seconds: the first has made its thing, and draws its answer
EVERY = 0.05
KEPT = timedelta(days=2)


def answered(key, address):
    """Notes where it led, if what it made was kept. An address too long is none."""
    address = address if len(address) <= 2000 else ""
    Sent.objects.filter(key=key, led_to=None).update(led_to=address)


def was_sent(posted):
    """True if this form has made its thing already, and so was refused because of itself."""
    return Sent.objects.filter(key=posted.key, at__gte=timezone.now() - posted.lasts).exists()


def led_to(key):
    """The address, or "" where there was none or the first has died before it could say."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        address = Sent.objects.filter(key=key).values_list("led_to", flat=True).first()
        if address is not None:
            return address
        time.sleep(EVERY)
    return ""


@outbox.regularly(3600)
def forget():
    Sent.objects.filter(at__lt=timezone.now() - KEPT).delete()
