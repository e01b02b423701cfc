from datetime import UTC, datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

BEFORE_ALL = datetime(1900, 1, 1, tzinfo=UTC)  # where the first page of a list begins
WHOLE = 0  # the subject of a list that is not about one thing


class Kind(models.TextChoices):
    """What the stories of a list have in common. With the subject WHOLE: any column, any place."""

    ALL = "all", _("all stories")
    PHOTOS = "photos", _("stories with photos")
    COLUMN = "column", _("column")
    TAG = "tag", _("tag")
    REPORTER = "reporter", _("person")
    UNION = "union", _("union")
    DISTRICT = "district", _("district")


class StoryList(models.Model):
    """One list. `subject` is the id of what it is about, WHOLE for what has no subject."""

    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    subject = models.PositiveBigIntegerField(_("subject"), default=WHOLE)
    stories = models.PositiveIntegerField(
        _("number of stories"), default=0, help_text=_("Those with a set time to come included.")
    )

    class Meta:
        verbose_name = _("list of stories")
        verbose_name_plural = _("lists of stories")
        default_permissions = []
        constraints = [models.UniqueConstraint(fields=["kind", "subject"], name="listing_one_list_of_each")]

    def __str__(self):
        return f"{self.kind} {self.subject}"


class Listed(models.Model):
    """A published story in one of its lists. `at` is when it was published."""

    pk = models.CompositePrimaryKey("article_id", "list_id")
    article = models.ForeignKey(
        "articles.Article",
        on_delete=models.CASCADE,
        related_name="listed",
        db_index=False,  # the key begins with it
        verbose_name=_("story"),
    )
    list = models.ForeignKey(
        StoryList,
        on_delete=models.CASCADE,
        related_name="listed",
        db_index=False,  # as does the index
        verbose_name=_("list of stories"),
    )
    at = models.DateTimeField(_("published at"))

    class Meta:
        verbose_name = _("story in a list")
        verbose_name_plural = _("stories in lists")
        default_permissions = []
        indexes = [models.Index(fields=["list", "at", "article"], name="listing_in_order")]

    def __str__(self):
        return f"{self.article_id} @ {self.list_id}"


class ListPage(models.Model):
    """Where a numbered page of a list begins: with this story. It ends where the next begins.

    Counted from the oldest, so that a page, once full, is not changed by what is published
    after. `article_id` is a number and no key: the page begins there even without its story.
    """

    list = models.ForeignKey(
        StoryList,
        on_delete=models.CASCADE,
        related_name="pages",
        db_index=False,  # both below begin with it
        verbose_name=_("list of stories"),
    )
    number = models.PositiveIntegerField(_("page number"))
    at = models.DateTimeField(_("published at"))
    article_id = models.PositiveBigIntegerField(_("story"))

    class Meta:
        verbose_name = _("page of a list")
        verbose_name_plural = _("pages of lists")
        default_permissions = []
        constraints = [models.UniqueConstraint(fields=["list", "number"], name="listing_page_once")]
        indexes = [models.Index(fields=["list", "at", "article_id"], name="listing_page_in_order")]

    def __str__(self):
        return f"{self.list_id} · {self.number}"
