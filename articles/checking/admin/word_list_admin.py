from django.contrib import admin
from django.db.models import Count, OuterRef, Subquery
from django.http import Http404
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from articles.checking.models import WordList, WordListVersion
from articles.checking.views import word_list


@admin.register(WordList)
class WordListAdmin(ModelAdmin):
    """The four lists. Each has screens of its own (views/word_list.py) in place of the admin's form."""

    list_display = ["name", "word_count", "in_force", "put_in_force_at"]
    list_display_links = None
    actions = None
    ordering = ["pk"]

    def get_queryset(self, request):
        latest = WordListVersion.objects.filter(word_list=OuterRef("pk")).order_by("-number")
        return (
            super()
            .get_queryset(request)
            .annotate(
                words_in_draft=Count("words"),
                latest_number=Subquery(latest.values("number")[:1]),
                latest_at=Subquery(latest.values("at")[:1]),
            )
        )

    @admin.display(description=_("list"))
    def name(self, word_list):
        address = reverse("admin:checking_wordlist_change", args=[word_list.pk])
        return format_html('<a class="issue-link" href="{}">{}</a>', address, word_list)

    @admin.display(description=_("words in the draft"))
    def word_count(self, word_list):
        return word_list.words_in_draft

    @admin.display(description=_("version in force"))
    def in_force(self, word_list):
        return word_list.latest_number or "—"

    @admin.display(description=_("in force since"))
    def put_in_force_at(self, word_list):
        return word_list.latest_at

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not object_id.isdecimal():
            raise Http404
        return word_list.table(request, int(object_id), self.admin_site)

    def get_urls(self):
        def at(route, view, name, **kwargs):
            view = self.admin_site.admin_view(view)
            return path(f"<int:pk>/{route}", view, kwargs, name=f"checking_wordlist_{name}")

        site = {"admin_site": self.admin_site}
        return [
            at("publication/", word_list.publication, "publication"),
            at("import/", word_list.importing, "import", **site),
            at("words.xlsx", word_list.spreadsheet, "xlsx", kind="xlsx"),
            at("words.csv", word_list.spreadsheet, "csv", kind="csv"),
            at("versions/", word_list.versions, "versions", **site),
            at("versions/<int:number>/restoration/", word_list.restoration, "restoration"),
            *super().get_urls(),
        ]
