from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.links import address
from newsroom.loading import PlainlyLoaded


class ColumnQuerySet(models.QuerySet):
    def for_readers(self):
        """Those in which something is published: an import may name a column long before that."""
        from articles.models.article import Article

        published = Article.objects.published().filter(column=models.OuterRef("pk"))
        return self.filter(models.Exists(published))

    def active(self):
        """Those that the paper still keeps up."""
        return self.filter(is_active=True)


class Column(PlainlyLoaded, models.Model):
    """A standing heading of the paper (栏目), and the desk that looks after it."""

    name = models.CharField(_("name"), max_length=40, unique=True)
    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    description = models.CharField(_("description"), max_length=200, blank=True)
    desk = models.ForeignKey(
        "reporters.Desk",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="columns",
        verbose_name=_("desk"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_active = models.BooleanField(_("active"), default=True)

    objects = ColumnQuerySet.as_manager()

    class Meta:
        verbose_name = _("column")
        verbose_name_plural = _("columns")
        ordering = ["position", "name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address("public:column", self.slug)
