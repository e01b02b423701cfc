from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.http import HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import RangeDateFilter

from articles.ingest.import_admin import ImportAdmin
from articles.ingest.page_text import Part
from articles.ingest.report import PART_LABELS
from articles.ingest.word.forms import WordForm
from articles.ingest.word.intake import WordRefused, import_word
from articles.ingest.word.models import WordImport
from articles.ingest.word.sentences import REMARKS, remarks_of
from articles.models import Article
from articles.photos.models import Photo


@admin.register(WordImport)
class WordImportAdmin(ImportAdmin):
    """Bring Word files in, and read what was made of each. Nothing here is changed afterwards."""

    list_display = ["filename", "draft", "photo_count", "imported_by", "created_at"]
    list_filter = [("created_at", RangeDateFilter)]
    search_fields = ["filename", "article__headline"]
    search_help_text = _("Search file name or headline")
    report_template = "admin/ingest/word_report.html"

    @admin.display(description=_("draft"))
    def draft(self, word_import):
        return word_import.article if word_import.sees_draft else _("A draft that is not yours")

    def get_queryset(self, request):
        seen = Article.objects.visible_to(request.user).filter(pk=OuterRef("article"))
        return super().get_queryset(request).annotate(sees_draft=Exists(seen))

    def get_search_results(self, request, queryset, search_term):
        """By file name; by headline only among the drafts that this person may see."""
        for word in search_term.split():
            seen = Q(sees_draft=True, article__headline__icontains=word)
            queryset = queryset.filter(Q(filename__icontains=word) | seen)
        return queryset, False

    def add_view(self, request, form_url="", extra_context=None):
        """The form and the import. Scripts send one file at a time, and are answered in JSON."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = WordForm(request.POST, request.FILES) if request.method == "POST" else WordForm()
        results = []
        if request.method == "POST" and form.is_valid():
            results = [_result(request, file) for file in form.cleaned_data["files"]]
            if not request.accepts("text/html"):
                if request.POST.get("goes_on") and results[0]["draft"]:
                    _tell(request, results[0])
                return _as_json(results[0])
            if len(results) == 1 and results[0]["draft"]:
                _tell(request, results[0])
                return HttpResponseRedirect(results[0]["draft"])
        context = self.admin_site.each_context(request) | {
            "title": gettext("Import from Word"),
            "opts": self.opts,
            "form": form,
            "results": results,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/ingest/word_add.html", context)

    def report_context(self, request, record):
        return _report_context(request, record)


def _result(request, file):
    """What became of one file, for the page and for scripts."""
    try:
        word_import = import_word(file, by=request.user)
    except WordRefused as refusal:
        return {
            "name": file.name,
            "error": str(refusal),
            "draft": "",
            "report": "",
            "headline": "",
            "said": "",
        }
    sees_draft = Article.objects.visible_to(request.user).filter(pk=word_import.article_id).exists()
    return {
        "name": word_import.filename,
        "error": "",
        "headline": str(word_import.article) if sees_draft else "",
        "draft": word_import.draft_address if sees_draft else "",
        "report": word_import.get_absolute_url(),
        "said": _been_here(word_import) if word_import.was_there_before else _made(word_import),
    }


def _as_json(result):
    return JsonResponse(result, status=422 if result["error"] else 200)


def _tell(request, result):
    sentence = format_html(
        '{} <a href="{}">{}</a>', result["said"], result["report"], gettext("What became of every line")
    )
    messages.success(request, sentence)


def _made(word_import):
    count = word_import.photo_count
    made = gettext("A draft was made of “%(name)s”.") % {"name": word_import.filename}
    photos = (
        ngettext("%(n)d photo came along.", "%(n)d photos came along.", count) % {"n": count} if count else ""
    )
    refused = [picture["refused"] for picture in word_import.report["pictures"] if picture["refused"]]
    remarks = remarks_of(word_import.report["facts"])
    return " ".join(filter(None, [made, photos, *refused, *remarks]))


def _been_here(word_import):
    return gettext("This file was imported before, by %(who)s on %(when)s. Nothing new was made.") % {
        "who": word_import.imported_by or "—",
        "when": date_format(localtime(word_import.created_at), "DATETIME_FORMAT"),
    }


def _report_context(request, word_import):
    """The report, with a link to the draft only for those who may see it."""
    report = word_import.report
    pictures = {picture["number"]: picture for picture in report["pictures"]}
    photos = Photo.objects.visible_to(request.user).in_bulk(
        [picture["photo"] for picture in report["pictures"] if picture["photo"]]
    )
    lines = []
    for number, line in enumerate(report["lines"], 1):
        picture = pictures.get(line["picture"], {})
        lines.append(
            {
                "line": number,
                "text": line["text"],
                "labels": [PART_LABELS[Part(part)] for part in line["parts"]],
                "remark": picture.get("refused") or REMARKS.get(line["remark"], ""),
                "photo": photos.get(picture.get("photo")),
                "is_leftover": Part.LEFTOVER.value in line["parts"] or bool(picture.get("refused")),
            }
        )
    sees_draft = Article.objects.visible_to(request.user).filter(pk=word_import.article_id).exists()
    return {
        "word_import": word_import,
        "article": word_import.article if sees_draft else None,
        "people": list(word_import.article.bylines.select_related("reporter")) if sees_draft else [],
        "remarks": [
            *remarks_of(report["facts"]),
            *(gettext("Note in the file: %(text)s") % {"text": text} for text in report["notes"]),
            *(gettext("Comment in the file: %(text)s") % {"text": text} for text in report["comments"]),
        ],
        "lines": lines,
    }
