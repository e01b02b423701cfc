from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.demo.flagging import flag_photos
from articles.demo.leaders import load_leaders
from articles.demo.masthead import load_masthead
from articles.demo.people import LOGINS, demo_password, make_people
from articles.demo.planning import plan
from articles.demo.playing import play
from articles.demo.tariff import load_tariff
from articles.issues.models import Issue
from articles.models import Article
from articles.notices.models import Notice
from articles.outbox.working import run_due
from newsroom.reporters.models import User

UNREAD = timedelta(hours=6)


class Command(BaseCommand):
    help = "Loads the demo newsroom: people, stories in every state, two published issues."

    def add_arguments(self, parser):
        parser.add_argument(
            "--yes-in-production",
            action="store_true",
            help="load it although DEBUG is off; the logins are known to everybody",
        )
        parser.add_argument("--if-empty", action="store_true", help="do nothing where the database is in use")

    def handle(self, *args, yes_in_production, if_empty, **options):
        if not settings.DEBUG and not yes_in_production:
            raise CommandError(
                _(
                    "The demo's logins are known to everybody. To load it although DEBUG is "
                    "off, add --yes-in-production."
                )
            )
        if if_empty and in_use():
            return
        if User.objects.filter(username__in=LOGINS).exists():
            self.stdout.write(_("The demo newsroom is in this database already."))
            call_command("make_pages", verbosity=0)  # what it was loaded without
            self.say_logins()
            return
        try:
            with transaction.atomic():
                transaction.on_commit(run_due)  # the pages are there before anybody looks
                users = make_people()
                load_leaders(by=users["chief-editor"])
                load_masthead()
                stories, issues = play(users)
                flag_photos(users)
                plan()
                load_tariff()
                read_old_notices()
        except IntegrityError as error:
            raise CommandError(
                _("The demo newsroom does not fit into this database beside what is there: %(why)s")
                % {"why": error}
            ) from error
        self.stdout.write(
            _("Loaded %(stories)s stories and %(issues)s issues.") % {"stories": stories, "issues": issues}
        )
        self.say_logins()

    def say_logins(self):
        self.stdout.write(
            _("Logins: %(names)s. Password: %(password)s")
            % {"names": ", ".join(LOGINS), "password": demo_password()}
        )


def read_old_notices():
    """Nobody comes to work and finds the notices of three days unread."""
    Notice.objects.filter(at__lt=timezone.now() - UNREAD).update(read_at=F("at"))


def in_use():
    """True if somebody works with this database already."""
    return Article.objects.exists() or Issue.objects.exists() or User.objects.exists()
