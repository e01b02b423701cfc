from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models import Article
from articles.moves import MoveRefused, Status
from articles.planning.drafts import draft_from_call
from articles.planning.models.planned_story import PlannedStory
from articles.planning.rules import may_plan, may_write
from newsroom.districts.models import District
from newsroom.reporters import clock
from newsroom.reporters.roles import AUDITOR


class CallQuerySet(models.QuerySet):
    def open(self):
        """Those that still take copy. A deadline that has passed closes a call by itself."""
        return self.filter(closed_at=None, deadline__gte=timezone.now())

    def closed(self):
        return self.exclude(closed_at=None, deadline__gte=timezone.now())

    def visible_to(self, user):
        """Open ones are for all who write; closed ones for planners, auditors, and who filed for them."""
        if may_plan(user) or user.has_role(AUDITOR):
            return self
        if not user.has_perm("planning.view_call"):
            return self.none()
        own = PlannedStory.objects.filter(call__isnull=False, article__in=Article.objects.by(user))
        is_open = Q(closed_at=None, deadline__gte=timezone.now())
        return self.filter(is_open | Q(pk__in=own.values("call")))

    def addressed_to(self, user):
        """Those for everybody, and those for this person's beat or union."""
        reporter = getattr(user, "reporter", None)
        to_all = ~models.Exists(_link(Call.districts)) & ~models.Exists(_link(Call.unions))
        if reporter is None:
            return self.filter(to_all)
        beats = reporter.beats.values("pk")
        places = District.objects.filter(
            Q(pk__in=beats) | Q(parent__in=beats) | Q(children__in=beats)
        )  # below, and above
        if reporter.union_id and reporter.union.district_id:
            home = reporter.union.district
            above = Q(pk=home.pk) | Q(pk=home.parent_id)
            places = District.objects.filter(Q(pk__in=places.values("pk")) | above)
        mine = models.Exists(_link(Call.districts).filter(district__in=places.values("pk")))
        if reporter.union_id:
            # A call to a federation is a call to the unions below it.
            above = reporter.union.ancestors().values_list("pk", flat=True)
            unions = [reporter.union_id, *above]
            mine |= models.Exists(_link(Call.unions).filter(union__in=unions))
        return self.filter(to_all | mine)

    def most_urgent_first(self):
        return self.order_by("deadline", "pk")

    def newest_first(self):
        return self.order_by("-deadline", "-pk")

    def for_cards(self):
        return self.select_related("column", "created_by").prefetch_related("districts", "unions")


def _link(relation):
    return relation.through.objects.filter(call=models.OuterRef("pk"))


class Call(models.Model):
    """A call for copy (征稿): what the paper asks its correspondents to write about, until when."""

    title = models.CharField(pgettext_lazy("call for copy", "title"), max_length=120)
    text = models.TextField(_("what is wanted"), help_text=_("Subject, kind of story, length, pictures."))
    column = models.ForeignKey(
        "articles.Column",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("column"),
    )
    deadline = models.DateTimeField(_("deadline"))
    districts = models.ManyToManyField(
        "districts.District",
        blank=True,
        related_name="+",
        verbose_name=_("districts"),
        help_text=_("Whom it is addressed to. Empty: everybody."),
    )
    unions = models.ManyToManyField("districts.Union", blank=True, related_name="+", verbose_name=_("unions"))
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("called by"),
    )
    created_at = models.DateTimeField(_("created at"), default=clock.now, editable=False)
    closed_at = models.DateTimeField(_("closed at"), null=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("closed by"),
    )

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call for copy")
        verbose_name_plural = _("calls for copy")
        ordering = ["-deadline", "-pk"]
        indexes = [models.Index(fields=["deadline", "id"], name="call_by_deadline")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        """Its sheet in the back office; readers never see a call."""
        return reverse("admin:planning_call_sheet", args=[self.pk])

    @property
    def is_open(self):
        return self.closed_at is None and self.deadline >= timezone.now()

    # Verbs

    @transaction.atomic
    def close(self, *, by):
        """Takes no more copy. What has been filed goes its way."""
        self._hold(by)
        if self.closed_at:
            raise MoveRefused(_now("This call is closed already."))
        self._write(closed_at=clock.now(), closed_by=by)

    @transaction.atomic
    def reopen(self, *, by):
        self._hold(by)
        if self.deadline < timezone.now():
            raise MoveRefused(_now("Its deadline has passed. Set a later one first."))
        self._write(closed_at=None, closed_by=None)

    @transaction.atomic
    def start_story(self, *, by):
        """A draft for this call. Returns the Article; an empty one of the same person is used again."""
        row = type(self).objects.select_for_update().get(pk=self.pk)
        if not may_write(by):
            raise MoveRefused(_now("Your role does not allow this."))
        if not row.is_open:
            raise MoveRefused(_now("This call is closed. File the story without it."))
        untouched = self.stories.filter(
            article__author=by,
            article__status=Status.DRAFT,
            article__headline="",
            article__body="",
            article__submitted_at=None,
        )
        if link := untouched.select_related("article").first():
            return link.article
        article = draft_from_call(self, by=by)
        self.stories.create(article=article)
        return article

    def _hold(self, by):
        if not may_plan(by):
            raise MoveRefused(_now("Your role does not allow this."))
        self.closed_at = type(self).objects.select_for_update().get(pk=self.pk).closed_at

    def _write(self, **change):
        type(self).objects.filter(pk=self.pk).update(
            **{name: getattr(value, "pk", value) for name, value in change.items()}
        )
        for name, value in change.items():
            setattr(self, name, value)
