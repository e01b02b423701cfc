from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from unfold.contrib.filters.admin import RangeDateFilter

from articles.ingest.forms import PageForm
from articles.ingest.import_admin import ImportAdmin
from articles.ingest.intake import PageRefused, import_page
from articles.ingest.models import PageImport
from articles.ingest.report import account
from articles.ingest.word.admin import WordImportAdmin  # noqa: F401 - Django looks for admins here
from articles.models import Article


@admin.register(PageImport)
class PageImportAdmin(ImportAdmin):
    """Bring a page in, and read what was made of it. Nothing here is changed afterwards."""

    list_display = ["filename", "date", "page", "drafts_made", "leftover_count", "imported_by", "created_at"]
    list_filter = [("date", RangeDateFilter), ("created_at", RangeDateFilter)]
    search_fields = ["filename", "page_name", "page_number"]
    search_help_text = _("Search file name or name of the page")
    report_template = "admin/ingest/pageimport/report.html"

    @admin.display(description=_("page"))
    def page(self, page_import):
        return f"{page_import.page_number} {page_import.page_name}".strip() or "—"

    @admin.display(description=_("drafts"), ordering="story_count")
    def drafts_made(self, page_import):
        return page_import.story_count

    def add_view(self, request, form_url="", extra_context=None):
        """The form, and the import itself: one transaction of its own, whatever the form's."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = PageForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            source, filename = form.source
            try:
                page_import = import_page(
                    source, by=request.user, date=form.cleaned_data["date"], filename=filename
                )
            except PageRefused as refusal:
                form.add_error("file" if filename else "text", str(refusal))
            else:
                return self._answer(request, page_import)
        context = self.admin_site.each_context(request) | {
            "title": gettext("Import a page"),
            "opts": self.opts,
            "form": form,
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/ingest/pageimport/add.html", context)

    def report_context(self, request, record):
        return _report_context(request, record)

    def _answer(self, request, page_import):
        is_visible = PageImport.objects.visible_to(request.user).filter(pk=page_import.pk).exists()
        if page_import.was_there_before:
            messages.warning(request, _been_here(page_import))
        else:
            count = len(page_import.report["stories"])
            sentence = ngettext("%(n)d draft was made.", "%(n)d drafts were made.", count) % {"n": count}
            messages.success(request, sentence)
        return HttpResponseRedirect(page_import.get_absolute_url() if is_visible else request.path)


def _been_here(page_import):
    return gettext("This page was imported before, by %(who)s on %(when)s. Nothing was made.") % {
        "who": page_import.imported_by or "—",
        "when": date_format(localtime(page_import.created_at), "DATETIME_FORMAT"),
    }


def _report_context(request, page_import):
    """The report with its drafts; a draft that this person may not see is named by its number only."""
    seen = set(
        Article.objects.visible_to(request.user)
        .filter(imported__page_import=page_import)
        .values_list("pk", flat=True)
    )
    stories = [
        {
            "position": story.position,
            "article": story.article if story.article_id in seen else None,
            "people": list(story.article.bylines.all()),
            "places": [*story.article.districts.all(), *story.article.unions.all()],
        }
        for story in page_import.stories.select_related("article__column").prefetch_related(
            "article__bylines__reporter", "article__districts", "article__unions"
        )
    ]
    lines = list(account(page_import.report))
    for line in lines:
        line["draft"] = stories[line["story"]] if line["story"] is not None else None
    return {
        "page_import": page_import,
        "furniture": page_import.report["page"],
        "stories": stories,
        "lines": [line for line in lines if not line["is_blank"]],
        "leftovers": [line for line in lines if line["is_leftover"]],
    }
