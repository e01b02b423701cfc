from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from unfold.admin import ModelAdmin

from articles import rules, signals
from articles.admin import going_back, live_preview, merging, moves, preview_links, record, saving
from articles.admin.beginning import own_beat
from articles.admin.change_list import ArticleChangeList
from articles.admin.forms import ArticleForm
from articles.admin.inlines import BylineInline, PhotoInline
from articles.corrections import open_for_correction
from articles.models import Article, Byline
from articles.moves import MOVES, MoveRefused

SHOWN_VERSIONS = 30  # five in the panel; who changed what lately follows from all


def once(request, question, story):
    """`question(story, user)`, asked once in a request: the library asks dozens of times."""
    answers = request.__dict__.setdefault("_answers_on_stories", {})
    key = (question, story.pk, story.status, story.revision)
    if key not in answers:
        answers[key] = question(story, request.user)
    return answers[key]


def fetch_parts(story):
    """What the form and the rules ask of a story again and again: 3 queries."""
    bylines = Byline.objects.select_related("reporter")
    prefetch_related_objects([story], Prefetch("bylines", bylines), "districts", "unions")


def back(request):
    """To the page that the form was opened from, `?next=`, once it is saved and closed; else None."""
    address = request.GET.get("next", "")
    if "_save" in request.POST and url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return HttpResponseRedirect(address)
    return None


@admin.register(Article)
class ArticleAdmin(ArticleChangeList, ModelAdmin):
    """The story form. Who may see and change what is decided by `visible_to` and `may_edit`."""

    form = ArticleForm
    inlines = [BylineInline, PhotoInline]
    autocomplete_fields = ["column", "districts", "unions", "desk"]
    change_form_template = "admin/articles/article/change_form.html"
    compressed_fields = True
    fieldsets = [
        (None, {"fields": ["kicker", "headline", "subhead", "dateline", "body"]}),
        (
            _("Where it belongs"),
            {
                "fields": ["column", "districts", "unions", "tags", "source"],
                "classes": ["story-side", "panel-belongs"],
            },
        ),
        (_("For the desk"), {"fields": ["note", "desk"], "classes": ["story-side", "panel-desk"]}),
        (None, {"fields": ["seen_revision", "seen_status"]}),
    ]

    class Media:
        css = {
            "all": [
                "css/admin/story.css",
                "css/admin/story-list.css",
                "css/admin/story-sheet.css",
                "css/admin/story-editor.css",
                "css/admin/story-panels.css",
                "css/admin/story-bar.css",
                "css/admin/story-dialogs.css",
                "css/admin/story-photo-rows.css",
                "css/admin/story-preview.css",
                "css/admin/checking.css",
                "css/comparison.css",
                "css/admin/drafting.css",
            ]
        }

    # Who

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user).select_related("column", "desk")

    def get_object(self, request, object_id, from_field=None):
        """The story, its row held while a form for it is saved (rule 7)."""
        story = super().get_object(request, object_id, from_field)
        if story is not None and request.method in ("GET", "HEAD"):
            fetch_parts(story)
            story.known_reader_id = request.user.pk  # it was found among what this person may see
        if story is not None and saving.may_write(request):
            # The weaker lock: an autosave that refers to the row at the same time does not wait
            # for it while the save waits for the copy.
            Article.objects.select_for_update(no_key=True).only("pk").get(pk=story.pk)
            story.refresh_from_db()
            saving.refuse_stale(request, story)
        return story

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or once(request, rules.may_edit, obj))

    def has_view_permission(self, request, obj=None):
        allowed = super().has_view_permission(request, obj)
        return allowed and (obj is None or once(request, Article.is_visible_to, obj))

    def has_delete_permission(self, request, obj=None):
        return False

    def get_view_on_site_url(self, obj=None):
        """Only where readers could follow it."""
        return super().get_view_on_site_url(obj) if obj is not None and obj.is_published else None

    # The form

    def get_fieldsets(self, request, obj=None):
        """Those who only read get the text as text (_sheet_as_read.html), not as fields."""
        if obj is None or self.has_change_permission(request, obj):
            return self.fieldsets
        return self.fieldsets[1:-1]

    def get_changeform_initial_data(self, request):
        return own_beat(request.user) | super().get_changeform_initial_data(request)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if object_id and not unquote(object_id).isdecimal():
            raise Http404
        if request.method == "POST" and "_restore" in request.POST:
            with saving.reading():
                merging.restore(request, self._story(request, object_id))
                return super().changeform_view(request, object_id, form_url, extra_context)
        if request.method == "POST" and "_version" in request.POST and object_id:
            return self._with_version(request, object_id, form_url, extra_context)
        if request.method == "POST":
            saving.take_in(request)
        if request.method == "POST" and object_id:
            with open_for_correction(self._published_id(request, object_id)):
                return self._saved(request, object_id, form_url, extra_context)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _saved(self, request, object_id, form_url, extra_context):
        try:
            with saving.writing(request):
                return super().changeform_view(request, object_id, form_url, extra_context)
        except saving.OpenedEarlier:  # draw both texts without keeping anybody waiting
            with saving.reading():
                merging.put_together(request, self._story(request, object_id))
                return super().changeform_view(request, object_id, form_url, extra_context)
        except MoveRefused as refusal:  # the whole save is undone; say why
            messages.error(request, saving.described(refusal, request.path))
            return self._shown_again(request, object_id, form_url, extra_context)

    def _with_version(self, request, object_id, form_url, extra_context):
        """The form with an older version of the story, for whoever may save it."""
        with saving.reading():
            story = self._story(request, object_id)
            if story is None:
                raise Http404
            if not self.has_change_permission(request, story):
                raise PermissionDenied
            going_back.open_with_version(request, story)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def _shown_again(self, request, object_id, form_url, extra_context):
        """The form with what was typed, for whoever may still save it."""
        with saving.reading():
            story = self._story(request, object_id)
            if story is None or not self.has_change_permission(request, story):
                return HttpResponseRedirect(request.path)
            request.POST = request.POST.copy()
            request.POST["_restore"] = ""
            merging.restore(request, story)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def _story(self, request, object_id):
        """The story of this id if this person may see it, else None."""
        return object_id and self.get_queryset(request).filter(pk=unquote(object_id)).first()

    def _published_id(self, request, object_id):
        """The id of the story if this person may correct it: it is open for this save alone."""
        story = self._story(request, object_id)
        corrects = story and rules.refusal(story, "correct", request.user) is None
        return story.pk if corrects else None

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["posted_note"] = request.POST.get("_note", "")
        # A published story changes by a correction, which has its own button.
        context["may_save"] = obj is None or (
            obj.status != "published" and self.has_change_permission(request, obj)
        )
        if obj is not None:
            context |= {
                "moves": obj.next_moves(request.user),
                "latest_events": list(obj.events.select_related("actor").order_by("-at", "-pk")[:5]),
                "latest_versions": list(
                    obj.versions.select_related("created_by").defer("content")[:SHOWN_VERSIONS]
                ),
                "whereabouts": obj.placements.select_related("page__issue").first(),
                "is_correction": obj.status == "published",
            }
            context |= merging.both_texts(request)
            if context["adminform"].form.is_only_stale and len(context["errors"]) == 1:
                context["errors"] = []  # nothing below is to be put right: both texts stand there
        return super().render_change_form(request, context, add, change, form_url, obj)

    # Saving

    def save_model(self, request, obj, form, change):
        if not change:
            obj.author = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        story = form.instance
        saving.add_photos(request, story)
        if not change:
            saving.add_own_byline(story, request.user)
        if story.status == "published":
            story.correct(by=request.user, note=request.POST.get("_note", ""))
        else:
            story.record_edit(by=request.user)
        signals.form_saved.send(sender=Article, article=story, user=request.user, form=request.POST)

    def response_add(self, request, obj, post_url_continue=None):
        answer = self._moved(request, obj) or super().response_add(request, obj, post_url_continue)
        return saving.confirmed(request, answer)

    def response_change(self, request, obj):
        answer = self._moved(request, obj) or super().response_change(request, obj)
        return saving.confirmed(request, back(request) or answer)

    def _moved(self, request, obj):
        """The answer to a button that saves and moves; None if only a save was asked for.

        Back to the story only where it stayed, and only for whoever still sees it: the save may have
        given it to another desk.
        """
        verb = request.POST.get("_move")
        if verb not in MOVES or verb == "correct":
            return None
        made = saving.make_move(request, obj, verb, request.POST.get("_note", ""))
        if not made and obj.is_visible_to(request.user):
            return HttpResponseRedirect(saving.story_address(obj))
        return HttpResponseRedirect(reverse("admin:articles_article_changelist"))

    def history_view(self, request, object_id, extra_context=None):
        """The library's own history knows no versions and no ledger: ours takes its place."""
        return record.versions(request, unquote(object_id), self.admin_site)

    def get_urls(self):
        def at(route, view, name, **kwargs):
            return path(
                f"<int:pk>/{route}",
                self.admin_site.admin_view(view),
                kwargs,
                name=f"articles_article_{name}",
            )

        site = {"admin_site": self.admin_site}
        preview = self.admin_site.admin_view(live_preview.live_preview)
        return [
            path("live-preview/", preview, {"model_admin": self}, name="articles_article_live_preview_new"),
            at("live-preview/", live_preview.live_preview, "live_preview", model_admin=self),
            at("moves/<slug:verb>/", moves.make, "move"),
            at("versions/", record.versions, "versions", **site),
            at("slip/", record.slip, "slip", **site),
            at("preview-links/", preview_links.preview_links, "preview_links", **site),
            at("preview-links/<int:link_pk>/revocation/", preview_links.revoke, "revoke_link"),
            *super().get_urls(),
        ]
