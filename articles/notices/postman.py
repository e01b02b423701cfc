"""The worker's round with the mail."""

from articles.notices.mail import send_due_mail
from articles.notices.signals import before_mail
from articles.outbox import regularly

EVERY = 10  # seconds


@regularly(EVERY)
def go_round():
    """Lets those tell who know of something that has become due, and sends what is due by e-mail.

    Returns how many letters went out. What fails before the mail is logged; mail goes out.
    """
    before_mail.send_robust(sender=go_round)
    return send_due_mail()
