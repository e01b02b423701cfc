"""Turns the text of a newspaper page into drafts, and prints what it made of every line."""

import datetime
import json
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.ingest.intake import PageRefused, import_page
from articles.ingest.report import account


class Command(BaseCommand):
    help = "Makes drafts of the text of a newspaper page: Markdown or plain text, as OCR or a PDF gives it."

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", help="UTF-8, UTF-16 or GB18030")
        parser.add_argument(
            "--date", metavar="D", help="of the issue, as 2026-03-12 (default: the page's own)"
        )
        parser.add_argument("--by", metavar="USER", help="the account that brings it (default: nobody)")
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args, file, date, by, **options):
        path = Path(file)
        try:
            page_import = import_page(_read(path), by=_user(by), date=_date(date), filename=path.name)
        except PageRefused as refusal:
            raise CommandError(f"{path}: {refusal}") from refusal
        if options["json"]:
            self.stdout.write(json.dumps(_as_json(page_import), ensure_ascii=False, indent=2))
        else:
            self._print(page_import)

    def _print(self, page_import):
        report = page_import.report
        if page_import.was_there_before:
            self.stdout.write(
                _("This page was imported before, on %(date)s. Nothing was made.")
                % {"date": f"{localtime(page_import.created_at):%Y-%m-%d %H:%M}"}
            )
        for line in account(report):
            labels = " + ".join(map(str, line["labels"]))
            story = f" [{line['story'] + 1}]" if line["story"] is not None else ""
            remark = f" ({line['remark']})" if line["remark"] else ""
            text = line["text"] if len(line["text"]) <= 40 else line["text"][:39] + "…"
            self.stdout.write(f"{line['line']:>4}  {labels}{story}{remark}  {text}".rstrip())
        self.stdout.write("")
        for position, article in enumerate(page_import.drafts, start=1):
            self.stdout.write(f"[{position}] {_('draft %(id)d') % {'id': article.pk}}: {article}")
        count, leftovers = len(report["stories"]), len(report["leftovers"])
        self.stdout.write(ngettext("%(n)d story", "%(n)d stories", count) % {"n": count})
        self.stdout.write(
            ngettext("%(n)d line not placed", "%(n)d lines not placed", leftovers) % {"n": leftovers}
        )


def _read(path):
    try:
        return path.read_bytes()
    except IsADirectoryError as error:
        raise CommandError(_("%(path)s is a folder, not a file.") % {"path": path}) from error
    except OSError as error:
        raise CommandError(
            _("%(path)s cannot be read: %(why)s.") % {"path": path, "why": error.strerror}
        ) from error


def _date(text):
    if not text:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(_("“%(text)s” is no date. Write it as 2026-03-12.") % {"text": text}) from error


def _user(username):
    if not username:
        return None
    user = get_user_model().objects.filter(username=username).first()
    if user is None:
        raise CommandError(_("There is no account “%(name)s”.") % {"name": username})
    return user


def _as_json(page_import):
    return {
        "import": page_import.pk,
        "was_there_before": page_import.was_there_before,
        "date": page_import.date.isoformat() if page_import.date else None,
        **page_import.report,
    }
