from datetime import date

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from articles.facsimile.keeping import sweep
from articles.facsimile.making import make_issue
from articles.issues.models import Issue
from articles.issues.moves import IssueStatus

READY = (IssueStatus.SIGNED, IssueStatus.PUBLISHED)


class Command(BaseCommand):
    help = (
        "Makes the page files that are missing of issues that are signed or out. Can be run again and again."
    )

    def add_arguments(self, parser):
        parser.add_argument("--date", type=date.fromisoformat, help="only the issue of this day: 2026-11-22")

    def handle(self, *args, **options):
        issues = Issue.objects.filter(status__in=READY).newest_first()
        if options["date"]:
            issues = issues.filter(date=options["date"])
        for issue in issues:
            missing = make_issue(issue)
            for page in missing:
                self.stderr.write(_("%(issue)s: no file of %(page)s.") % {"issue": issue, "page": page})
        self.stdout.write(
            _("%(issues)s issues looked at, %(folders)s old folders deleted.")
            % {"issues": len(issues), "folders": sweep()}
        )
