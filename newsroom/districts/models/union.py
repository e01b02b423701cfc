"""The organisation tree of the unions: municipal federation, district federations, those of
sub-districts and towns, industrial unions, unions of enterprises."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q, Value
from django.db.models.functions import Concat, Substr
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.districts.models.district import District
from newsroom.links import address_of_number
from newsroom.loading import PlainlyLoaded


class UnionQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def federations(self):
        """The unions that stand for a place: one for the city, each district and each town."""
        return self.filter(kind__in=Union.FEDERATIONS)

    def children_of(self, union):
        return self.filter(parent=union)

    def within(self, district):
        """Unions at home in this district or anywhere below it."""
        return self.filter(district__in=District.objects.within(district))

    def with_children(self):
        return self.prefetch_related("children")


class Union(PlainlyLoaded, models.Model):
    class Kind(models.TextChoices):
        MUNICIPAL = "municipal", pgettext_lazy("kind of union", "Municipal federation")
        DISTRICT = "district", pgettext_lazy("kind of union", "District federation")
        SUBDISTRICT = (
            "subdistrict",
            pgettext_lazy("kind of union", "Sub-district or town federation"),
        )
        INDUSTRIAL = "industrial", pgettext_lazy("kind of union", "Industrial union")
        ENTERPRISE = "enterprise", pgettext_lazy("kind of union", "Enterprise union")

    FEDERATIONS = (Kind.MUNICIPAL, Kind.DISTRICT, Kind.SUBDISTRICT)

    name = models.CharField(
        _("name"),
        max_length=80,
        help_text=_("As it signs itself, without the names of those above it."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("belongs to"),
    )
    district = models.ForeignKey(
        "districts.District",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="unions",
        verbose_name=pgettext_lazy("a place", "district"),
        help_text=_("Where it is at home; empty for a union of no single place."),
    )
    is_active = models.BooleanField(
        _("active"),
        default=True,
        help_text=_("Switch this off instead of deleting: old stories keep it."),
    )
    # Derived in save(). The trail lists the ids from the root to this union, "/1/12/205/":
    # all ancestors and all descendants of a union are one query each.
    trail = models.CharField(_("trail"), max_length=120, editable=False, db_index=True)
    full_name = models.CharField(_("full name"), max_length=120, editable=False)

    objects = UnionQuerySet.as_manager()

    class Meta:
        verbose_name = _("union")
        verbose_name_plural = _("unions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["parent", "name"], name="union_name_once_per_parent"),
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(kind="municipal"),
                name="union_one_municipal",
            ),
            models.UniqueConstraint(
                fields=["district"],
                condition=Q(kind__in=["municipal", "district", "subdistrict"], is_active=True),
                name="union_one_federation_per_district",
            ),
            models.CheckConstraint(
                condition=Q(kind="municipal", parent=None)
                | Q(
                    kind__in=["district", "subdistrict", "industrial", "enterprise"],
                    parent__isnull=False,
                ),
                name="union_only_the_municipal_has_no_parent",
            ),
        ]

    def __str__(self):
        return self.full_name

    @transaction.atomic
    def save(self, **kwargs):
        """Derives the full name and the trail, and moves the trails of all below along."""
        self._refuse_a_circle()
        self.full_name = self._full_name()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "full_name"}
        super().save(**kwargs)
        trail = f"{self._parent_trail() or '/'}{self.pk}/"
        if trail != self.trail:
            if self.trail:
                self.descendants().update(trail=Concat(Value(trail), Substr("trail", len(self.trail) + 1)))
            self.trail = trail
            Union.objects.filter(pk=self.pk).update(trail=trail)

    def get_absolute_url(self):
        return address_of_number("public:union", self.pk)

    def clean(self):
        if self.kind == self.Kind.MUNICIPAL and self.parent_id:
            raise ValidationError({"parent": _("The municipal federation stands above all others.")})
        if self.kind != self.Kind.MUNICIPAL and not self.parent_id:
            raise ValidationError({"parent": _("Say which union this one belongs to.")})
        self._refuse_a_circle()

    def ancestors(self):
        """From the municipal federation down to the direct parent."""
        return Union.objects.filter(pk__in=self._ids()[:-1]).order_by("trail")

    def descendants(self):
        """All unions below this one, at any depth."""
        return Union.objects.filter(trail__startswith=self.trail).exclude(pk=self.pk)

    def _ids(self):
        return [int(pk) for pk in self.trail.strip("/").split("/")]

    def _parent_trail(self):
        # Read fresh: the parent object in memory may have been moved meanwhile.
        return Union.objects.filter(pk=self.parent_id).values_list("trail", flat=True).first()

    def _refuse_a_circle(self):
        if self.pk and self.parent_id and f"/{self.pk}/" in (self._parent_trail() or ""):
            raise ValidationError({"parent": _("A union cannot belong to itself or to one below it.")})

    def _full_name(self):
        # 八里庄街道总工会 exists in two districts.
        if self.kind == self.Kind.SUBDISTRICT and self.district and self.district.parent:
            above = self.district.parent.name
            return above + self.name.removeprefix(above)
        return self.name
