"""The list of stories: what a person sees of them, and the moves on many at once."""

from django import forms
from django.contrib import admin
from django.db.models import OuterRef, Subquery
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from unfold.decorators import display
from unfold.forms import ActionForm
from unfold.widgets import UnfoldAdminTextInputWidget

from articles.admin.saving import make_move
from articles.models import Event
from articles.moves import MOVES, Status

LIST_MOVES = ("submit", "pass_review", "sign_off", "send_back", "publish", "kill", "restore")
STATUS_COLOURS = {
    Status.DRAFT: "default",
    Status.FIRST_REVIEW: "info",
    Status.SECOND_REVIEW: "info",
    Status.FINAL_REVIEW: "info",
    Status.APPROVED: "success",
    Status.PUBLISHED: "success",
    Status.KILLED: "danger",
    Status.WITHDRAWN: "danger",
}


class MoveActionForm(ActionForm):
    """The list's action box, with room for the reason that some moves need."""

    note = forms.CharField(
        label="",  # there is room for one line only
        required=False,
        widget=UnfoldAdminTextInputWidget(
            attrs={"placeholder": _("Reason, if it goes back"), "aria-label": _("Reason")}
        ),
    )


def list_move(verb):
    """An action that makes one move on every selected story, each in its own transaction."""

    def act(modeladmin, request, queryset):
        for story in queryset.order_by("pk"):
            make_move(request, story, verb, request.POST.get("note", ""))

    act.__name__ = f"move_{verb}"
    act.short_description = MOVES[verb].label
    return act


class MineFilter(admin.SimpleListFilter):
    """Whose stories: my own, and what waits for my review."""

    title = _("for me")
    parameter_name = "mine"

    def lookups(self, request, model_admin):
        return [("own", _("my own")), ("review", _("waiting for my review")), ("back", _("sent back"))]

    def queryset(self, request, queryset):
        if self.value() == "own":
            return queryset.by(request.user)
        if self.value() == "review":
            return queryset.awaiting_review(request.user)
        if self.value() == "back":
            return queryset.sent_back()
        return queryset


class ArticleChangeList:
    """How stories are listed: the options of `ArticleAdmin` that concern its list."""

    list_display = ["story", "state", "ran", "names", "column", "updated_at"]
    list_display_links = ["story"]
    list_filter = [MineFilter, "status", "column", "desk"]
    list_select_related = ["column"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["headline", "kicker", "subhead", "bylines__reporter__name"]
    list_before_template = "admin/ingest/word_list_door.html"
    date_hierarchy = None
    ordering = ["-updated_at", "-pk"]
    action_form = MoveActionForm
    actions = [list_move(verb) for verb in LIST_MOVES]

    def get_queryset(self, request):
        """The stories; on the list itself with what its rows show."""
        stories = super().get_queryset(request)
        if request.resolver_match.url_name != "articles_article_changelist":
            return stories
        reasons = Event.objects.filter(article=OuterRef("pk"), verb__in=["send_back", "kill"])
        return stories.annotate(
            reason=Subquery(reasons.order_by("-at", "-pk").values("note")[:1])
        ).prefetch_related("bylines__reporter", "placements__page__issue")

    def get_actions(self, request, action_location=admin.ActionLocation.CHANGE_LIST):
        """Only the moves that this person's role could ever make."""
        needed = {
            "move_submit": ["submit_article"],
            "move_pass_review": ["first_review_article", "second_review_article"],
            "move_sign_off": ["sign_off_article"],
            "move_send_back": ["first_review_article", "second_review_article", "sign_off_article"],
            "move_publish": ["publish_article"],
            "move_kill": ["kill_article"],
            "move_restore": ["restore_article"],
        }
        return {
            name: action
            for name, action in super().get_actions(request, action_location).items()
            if any(request.user.has_perm(f"articles.{perm}") for perm in needed.get(name, []))
        }

    @admin.display(description=_("story"), ordering="headline")
    def story(self, article):
        """Kicker and headline; of one that came back, why."""
        return format_html(
            '<span class="story-title">{}<b>{}</b>{}</span>',
            format_html('<span class="story-kicker">{}</span>', article.kicker) if article.kicker else "",
            article,
            format_html('<q class="story-reason">{}</q>', article.reason)
            if article.reason and article.status in (Status.DRAFT, Status.KILLED)
            else "",
        )

    @display(description=_("state"), ordering="status", label=STATUS_COLOURS)
    def state(self, article):
        if article.is_scheduled:
            return article.status, _("scheduled")
        return article.status, article.get_status_display()

    @admin.display(description=_("where it ran"))
    def ran(self, article):
        placement = next(iter(article.placements.all()), None)
        if placement is None:
            return ""
        page = placement.page
        return _("No. %(issue)s, page %(page)s") % {
            "issue": page.issue.number,
            "page": page.number,
        }

    @admin.display(description=_("bylines"))
    def names(self, article):
        return " ".join(byline.reporter.name for byline in article.bylines.all())
