"""A place: Beijing, one of its districts, or a sub-district, town or township."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.districts.models.alias import DistrictAlias
from newsroom.links import address
from newsroom.loading import PlainlyLoaded

CITY_PREFIX = "北京市"
OFFICE_SUFFIX = "办事处"


class DistrictQuerySet(models.QuerySet):
    def districts(self):
        """The 16 districts and the development area, for the first level of every list."""
        return self.filter(level=District.Level.DISTRICT)

    def subdistricts(self):
        """All sub-districts, towns and townships."""
        return self.filter(level=District.Level.SUBDISTRICT)

    def children_of(self, district):
        return self.filter(parent=district)

    def within(self, district):
        """The district itself and all places below it. Three levels, so no recursion."""
        return self.filter(Q(pk=district.pk) | Q(parent=district) | Q(parent__parent=district))

    def with_children(self):
        """For the two-level index page: `.children.all()` costs one query for all."""
        return self.prefetch_related("children")

    def named(self, name, within=None):
        """Places that go by this name, whether official, short, or an alias; larger ones first.

        `name` may carry the city in front or the office behind ("朝阳区建外街道办事处").
        Several answers mean that the name is ambiguous; `within` (a district) decides.
        """
        name = "".join(name.split())
        if len(name) > len(CITY_PREFIX):
            name = name.removeprefix(CITY_PREFIX)
        name = name.removesuffix(OFFICE_SUFFIX)
        aliases = DistrictAlias.objects.alias(full=Concat("district__parent__name", "name"))
        found = self.alias(full_short_name=Concat("parent__name", "short_name")).filter(
            Q(name=name)
            | Q(short_name=name)
            | Q(full_name=name)
            | Q(full_short_name=name)
            | Q(pk__in=aliases.filter(Q(name=name) | Q(full=name)).values("district"))
        )
        if within is not None:
            found = found.within(within)
        return found.order_by("level", "position", "pk")


class District(PlainlyLoaded, models.Model):
    class Level(models.TextChoices):
        CITY = "city", pgettext_lazy("level of a place", "City")
        DISTRICT = "district", pgettext_lazy("level of a place", "District")
        SUBDISTRICT = (
            "subdistrict",
            pgettext_lazy("level of a place", "Sub-district or town"),
        )

    class Kind(models.TextChoices):
        CITY = "city", pgettext_lazy("kind of place", "City")
        DISTRICT = "district", pgettext_lazy("kind of place", "District")
        DEVELOPMENT_AREA = (
            "development_area",
            pgettext_lazy("kind of place", "Development area"),
        )
        SUBDISTRICT = "subdistrict", pgettext_lazy("kind of place", "Sub-district")
        TOWN = "town", pgettext_lazy("kind of place", "Town")
        TOWNSHIP = "township", pgettext_lazy("kind of place", "Township")
        ETHNIC_TOWNSHIP = (
            "ethnic_township",
            pgettext_lazy("kind of place", "Ethnic township"),
        )

    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("belongs to"),
    )
    level = models.CharField(_("level"), max_length=20, choices=Level)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    name = models.CharField(
        _("name"),
        max_length=40,
        help_text=_("The official name, with its last word, such as “Town”."),
    )
    short_name = models.CharField(
        _("short name"),
        max_length=20,
        help_text=_("As it is said at the desk, for lists and labels."),
    )
    slug = models.SlugField(
        _("slug"),
        max_length=60,
        help_text=_("Pinyin, for the address of the page. It stays for ever once the page is public."),
    )
    code = models.CharField(
        _("code"),
        max_length=12,
        unique=True,
        help_text=_("The official division code."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"),
        default=9999,
        help_text=_("Lists follow the official order of the codes."),
    )
    # Derived in save(), so that addresses and labels of long lists need no joins.
    path = models.CharField(_("path"), max_length=130, unique=True, editable=False)
    full_name = models.CharField(_("full name"), max_length=80, editable=False)

    objects = DistrictQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("a place", "district")
        verbose_name_plural = pgettext_lazy("places", "districts")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["parent", "slug"], name="district_slug_once_per_parent"),
            models.UniqueConstraint(fields=["parent", "name"], name="district_name_once_per_parent"),
            models.CheckConstraint(
                condition=Q(level="city", parent=None)
                | Q(level__in=["district", "subdistrict"], parent__isnull=False),
                name="district_only_the_city_has_no_parent",
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=[
                        "city",
                        "district",
                        "development_area",
                        "subdistrict",
                        "town",
                        "township",
                        "ethnic_township",
                    ]
                ),
                name="district_kind_is_known",
            ),
        ]
        indexes = [
            models.Index(fields=["name"], name="district_name"),
            models.Index(fields=["short_name"], name="district_short_name"),
        ]

    def __str__(self):
        return self.full_name

    def save(self, **kwargs):
        """Derives path and full name, here and in the places below when they change."""
        before = (self.path, self.full_name)
        above = self.parent if self.level == self.Level.SUBDISTRICT else None
        self.path = f"{above.path}/{self.slug}" if above else self.slug
        self.full_name = f"{above.name}{self.name}" if above else self.name
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "path", "full_name"}
        super().save(**kwargs)
        if self.level == self.Level.DISTRICT and before != (self.path, self.full_name):
            for child in self.children.all():
                child.parent = self
                child.save(update_fields=[])

    def get_absolute_url(self):
        return address("public:district", self.path)
