from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from articles.corrections import refuse_unless_open
from articles.fields import BodyField
from articles.models.article_moves import ArticleMoves
from articles.models.article_queryset import ArticleQuerySet
from articles.models.tagging import StoryTags
from articles.moves import SEALED, MoveRefused, StaleEdit, Status
from articles.snapshot import TEXT_FIELDS
from newsroom.links import address_of_number
from newsroom.loading import PlainlyLoaded
from newsroom.reporters import clock

# What only a move may write: setting it by hand is refused, and no save brings it back.
MOVE_FIELDS = ("status", "published_at")
MOVE_COLUMNS = {*MOVE_FIELDS, "submitted_at", "status_changed_at"}
READER_FIELDS = {*TEXT_FIELDS, "column", "column_id"}


class Article(PlainlyLoaded, ArticleMoves, models.Model):
    """A story (稿件).

    `status` and `published_at` are written by the moves alone (`ArticleMoves`); `revision`
    counts the saves, so that a save on top of somebody else's is refused.
    """

    kicker = models.CharField(_("kicker"), max_length=200, blank=True)
    headline = models.CharField(_("headline"), max_length=200, blank=True)
    subhead = models.CharField(_("subhead"), max_length=300, blank=True)
    column = models.ForeignKey(
        "articles.Column",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("column"),
    )
    dateline = models.CharField(
        _("dateline"), max_length=60, blank=True, help_text=_("The words before the text.")
    )
    body = BodyField(_("text"), blank=True)
    source = models.CharField(
        _("source"), max_length=100, blank=True, help_text=_("If it is not our own story.")
    )
    note = models.TextField(_("note to the desk"), blank=True, help_text=_("Readers never see this."))
    districts = models.ManyToManyField(
        "districts.District", blank=True, related_name="articles", verbose_name=_("districts")
    )
    unions = models.ManyToManyField(
        "districts.Union", blank=True, related_name="articles", verbose_name=_("unions")
    )
    tags = TaggableManager(_("tags"), manager=StoryTags, blank=True, help_text=_("Separated by commas."))
    desk = models.ForeignKey(
        "reporters.Desk",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="articles",
        verbose_name=_("desk"),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="articles",
        verbose_name=_("filed by"),
    )
    status = models.CharField(_("state"), max_length=20, choices=Status, default=Status.DRAFT, editable=False)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, editable=False)
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True, editable=False)
    status_changed_at = models.DateTimeField(_("moved at"), default=clock.now, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("created at"), default=clock.now, editable=False)
    updated_at = models.DateTimeField(_("changed at"), default=clock.now, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-updated_at", "-pk"]
        permissions = [
            ("submit_article", "Can submit a story"),
            ("first_review_article", "Can give the first review"),
            ("second_review_article", "Can give the second review"),
            ("sign_off_article", "Can give the final review"),
            ("publish_article", "Can publish a story"),
            ("correct_article", "Can correct a published story"),
            ("withdraw_article", "Can withdraw a published story"),
            ("kill_article", "Can kill a story"),
            ("restore_article", "Can restore a killed or withdrawn story"),
        ]
        indexes = [
            models.Index(
                "published_at", "id", condition=models.Q(status="published"), name="article_published"
            ),
            models.Index(fields=["status", "status_changed_at"], name="article_queue"),
            models.Index(fields=["updated_at", "id"], name="article_updated"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=Status.values), name="article_status_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(status="published") | models.Q(published_at__isnull=False),
                name="article_published_has_a_time",
            ),
        ]

    def __str__(self):
        return self.headline or _now("(no headline)")

    @classmethod
    def from_db(cls, db, field_names, values, **options):
        article = super().from_db(db, field_names, values, **options)
        article._remember_state()
        return article

    def refresh_from_db(self, *args, **kwargs):
        super().refresh_from_db(*args, **kwargs)
        self._remember_state()

    def _remember_state(self):
        self._state_as_loaded = {name: self.__dict__[name] for name in MOVE_FIELDS if name in self.__dict__}

    def save(self, *, update_fields=None, **kwargs):
        """Saves what a person may edit. Refuses a state, a sealed text and a stale save.

        Raises `MoveRefused` where the state was set by hand or the story is closed, and
        `StaleEdit` where the row was saved or moved by somebody else since this was loaded.
        """
        if self._state.adding:
            if self.status != Status.DRAFT or self.published_at is not None:
                raise MoveRefused(_now("A story begins as a draft. Its state changes by moves."))
            # A new story never takes the row of one that is there, whatever its id says.
            super().save(**kwargs | {"force_insert": True})
            self._remember_state()
            return
        self._refuse_state_set_by_hand()
        names = self._loaded_names() if update_fields is None else set(update_fields)
        names -= MOVE_COLUMNS
        with transaction.atomic():
            self._claim_revision()
            self.updated_at = clock.now()
            try:
                if READER_FIELDS & names and self.status in SEALED:
                    refuse_unless_open(self.pk)
                super().save(update_fields={*names, "revision", "updated_at"}, **kwargs)
            except BaseException:
                self.revision -= 1  # the claim is undone with the transaction
                raise

    def _refuse_state_set_by_hand(self):
        for name in MOVE_FIELDS:
            if name in self.__dict__ and self.__dict__[name] != self._state_as_loaded.get(name, ...):
                raise MoveRefused(_now("The state of a story is changed only by a move."))

    def _loaded_names(self):
        deferred = self.get_deferred_fields()
        fields = [field for field in self._meta.concrete_fields if not field.primary_key]
        return {field.name for field in fields if field.attname not in deferred}

    def _claim_revision(self):
        """Counts the save up, which fails if the row is not what this instance has seen.

        From here to the end of the transaction the row is held: no move comes in between.
        """
        row = Article._base_manager.filter(pk=self.pk)
        seen = row.filter(revision=self.revision, status=self.status)
        if seen.update(revision=models.F("revision") + 1):
            self.revision += 1
        elif row.filter(revision=self.revision).exists():
            raise StaleEdit(_now("Somebody else has moved this story in the meantime."))
        else:
            raise StaleEdit(_now("Somebody else has saved this story in the meantime."))

    def delete(self, *args, **kwargs):
        """Refuses: the record of a story is kept. An unwanted story is killed."""
        raise MoveRefused(_now("A story is never deleted. Kill it instead."))

    def get_absolute_url(self):
        return address_of_number("public:article", self.pk)

    @property
    def is_published(self):
        """True if the public may see it now (the same rule as `published()`)."""
        return self.status == Status.PUBLISHED and self.published_at <= timezone.now()

    @property
    def is_scheduled(self):
        """True if it will be public at a set time that has not come."""
        return self.status == Status.PUBLISHED and self.published_at > timezone.now()

    @property
    def may_stand_on_a_page(self):
        """True if it was signed off: approved, or published ahead of its issue."""
        return self.status in (Status.APPROVED, Status.PUBLISHED)

    @property
    def is_withdrawn(self):
        return self.status == Status.WITHDRAWN

    @property
    def is_approved(self):
        return self.status == Status.APPROVED

    @property
    def author_ids(self):
        """The ids of the accounts of all who made this story: who filed it, who signs it.

        An editor's credit is no authorship: the responsible editor is named for reviewing.
        """
        has_bylines = "bylines" in getattr(self, "_prefetched_objects_cache", {})
        bylines = self.bylines.all() if has_bylines else self.bylines.select_related("reporter")
        signed = {each.reporter.user_id for each in bylines if each.role != "editor"}
        return {pk for pk in (*signed, self.author_id) if pk}
