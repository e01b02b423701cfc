from dataclasses import replace
from decimal import Decimal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from articles.issues.makeup.bounds import Bounds
from articles.issues.makeup.copy import Weight
from articles.issues.makeup.geometry import MM, Geometry

NARROWEST_MARGIN = 5  # millimetres: what no printing press grips
WEIGHTS = ("lead", "second", "ordinary", "brief", "photo")  # as Weight has them
FEWEST_LINES = 40  # a type area of fewer is no newspaper page


def between(low, high):
    return [MinValueValidator(low), MaxValueValidator(high)]


def headline(label, size):
    return models.DecimalField(
        label, max_digits=4, decimal_places=1, default=Decimal(size), validators=between(9, 120)
    )


class SheetQuerySet(models.QuerySet):
    def the_papers_own(self):
        """The format of every page that has no other."""
        return self.order_by("-is_default", "pk").first()


class Sheet(models.Model):
    """The geometry of the paper's pages (版式): one for each format, edited by who runs the paper.

    Lengths of the sheet are in millimetres, those of type in points. A column is so many
    characters of body text wide, never a part of one; the columns stand in the middle of the
    sheet, so that the side margins follow from them. One sheet is the paper's own; a page
    may have another.
    """

    class Kind(models.TextChoices):
        TABLOID = "tabloid", _("tabloid")
        BROADSHEET = "broadsheet", _("broadsheet")

    class Face(models.TextChoices):
        SERIF = "serif", _("Song")
        SANS = "sans", _("Hei")

    name = models.CharField(pgettext_lazy("of the sheet", "name"), max_length=40, unique=True)
    kind = models.CharField(_("format"), max_length=10, choices=Kind, default=Kind.TABLOID)
    is_default = models.BooleanField(
        _("the paper's own"), default=False, help_text=_("For every page that has no other.")
    )
    # The sheet, in millimetres
    width = models.DecimalField(_("width (mm)"), max_digits=5, decimal_places=1, validators=between(150, 600))
    height = models.DecimalField(
        _("height (mm)"), max_digits=5, decimal_places=1, validators=between(200, 900)
    )
    top = models.DecimalField(
        _("upper margin (mm)"),
        max_digits=5,
        decimal_places=1,
        validators=between(8, 80),
        help_text=_("Up to the first line of text. The folio line stands in it."),
    )
    masthead = models.DecimalField(
        _("upper margin of page 1 (mm)"),
        max_digits=5,
        decimal_places=1,
        validators=between(30, 200),
        help_text=_("The masthead stands in it."),
    )
    bottom = models.DecimalField(
        _("lower margin (mm)"), max_digits=5, decimal_places=1, validators=between(NARROWEST_MARGIN, 80)
    )
    # The columns
    columns = models.PositiveSmallIntegerField(
        pgettext_lazy("of the sheet", "columns"), validators=between(3, 12)
    )
    characters = models.PositiveSmallIntegerField(
        _("characters in a line"),
        validators=between(8, 30),
        help_text=_("How many characters of body text a column is wide. The side margins follow from it."),
    )
    gutter = models.DecimalField(
        _("gutter (pt)"),
        max_digits=4,
        decimal_places=1,
        validators=between(6, 40),
        help_text=_("The white space between two columns."),
    )
    # The type, in points
    face = models.CharField(_("body face"), max_length=10, choices=Face, default=Face.SERIF)
    size = models.DecimalField(
        _("body size (pt)"),
        max_digits=4,
        decimal_places=1,
        default=Decimal("9.0"),
        validators=between(7, 14),
    )
    pitch = models.DecimalField(
        _("line pitch (pt)"),
        max_digits=4,
        decimal_places=1,
        default=Decimal("13.0"),
        validators=between(9, 24),
        help_text=_("From baseline to baseline. Everything stands on this grid."),
    )
    headline_lead = headline(_("headline of the lead (pt)"), "40.0")
    headline_second = headline(_("headline of a second story (pt)"), "27.0")
    headline_ordinary = headline(_("headline of an ordinary story (pt)"), "19.5")
    headline_brief = headline(_("headline of a brief (pt)"), "14.5")
    headline_photo = headline(_("headline of a photo story (pt)"), "12.5")
    # What is drawn between the stories
    has_rules = models.BooleanField(_("rules between stories"), default=True)
    # The masthead
    paper_name = models.CharField(
        _("name of the paper"),
        max_length=40,
        blank=True,
        help_text=_("As it stands in the masthead. Empty: the name of this newsroom's paper."),
    )
    codes = models.CharField(
        _("publication codes"),
        max_length=120,
        blank=True,
        help_text=_("The national serial number and the postal code."),
    )
    sponsor = models.CharField(_("sponsor"), max_length=120, blank=True, help_text=_("Who edits the paper."))

    objects = SheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("page format")
        verbose_name_plural = _("page formats")
        ordering = ["-is_default", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=models.Q(is_default=True), name="sheet_one_default"
            )
        ]

    def __str__(self):
        return self.name

    def clean(self):
        """Says in sentences with numbers what does not go together. Raises `ValidationError`."""
        numbers = ("width", "height", "top", "bottom", "masthead", "columns", "characters", "gutter")
        if any(getattr(self, name) is None for name in (*numbers, "size", "pitch")):
            return  # the fields say so themselves
        faults = {}
        if self.side_margin < NARROWEST_MARGIN:
            words = {
                "columns": self.columns,
                "characters": self.characters,
                "taken": round(self.columns_width),
                "there": round(self.width) - 2 * NARROWEST_MARGIN,
            }
            faults["characters"] = (
                _now(
                    "%(columns)s columns of %(characters)s characters are %(taken)s mm wide. "
                    "The sheet has room for %(there)s mm."
                )
                % words
            )
        if self.pitch < self.size:
            faults["pitch"] = _now("The lines would run into each other: the pitch is less than the size.")
        if self.masthead < self.top:
            faults["masthead"] = _now("Page 1 cannot have less at its head than the other pages.")
        elif self.geometry(masthead=True).lines < FEWEST_LINES:
            faults["height"] = _now("Only %(lines)s lines of text remain on page 1.") % {
                "lines": max(self.geometry(masthead=True).lines, 0)
            }
        sizes = [self.headline_lead, self.headline_second, self.headline_ordinary, self.headline_brief]
        if None not in sizes and sizes != sorted(sizes, reverse=True):
            faults["headline_lead"] = _now("No story may have a larger headline than one of more weight.")
        if faults:
            raise ValidationError(faults)

    def validate_constraints(self, exclude=None):
        """Who becomes the paper's own format takes the place of the one before: no fault of the form."""
        super().validate_constraints(exclude={*(exclude or ()), "is_default"})

    @property
    def columns_width(self):
        """All columns with their gutters, in millimetres."""
        points = self.columns * self.characters * float(self.size) + (self.columns - 1) * float(self.gutter)
        return points / MM

    @property
    def side_margin(self):
        """Left and right of the columns, in millimetres."""
        return (float(self.width) - self.columns_width) / 2

    def geometry(self, *, masthead=False):
        """The sheet as the make-up knows it, in points; with the `masthead` at its head or without."""
        side = self.side_margin * MM
        return Geometry(
            name=self.kind,
            width=float(self.width) * MM,
            height=float(self.height) * MM,
            top=float(self.masthead if masthead else self.top) * MM,
            bottom=float(self.bottom) * MM,
            left=side,
            right=side,
            columns=self.columns,
            gutter=float(self.gutter),
            size=float(self.size),
            pitch=float(self.pitch),
            face=self.face,
        )

    def bounds(self):
        """How far copy-fitting may go: the make-up's own bounds, around this sheet's headlines."""
        usual = Bounds()
        factor = usual.headline_of(Weight.LEAD, self.geometry())[1] / usual.headline[Weight.LEAD][1]
        sizes, above = [], None
        for weight, (least, middle, most) in zip(WEIGHTS, usual.headline):
            change = float(getattr(self, f"headline_{weight}")) / factor / middle
            least, middle, most = least * change, middle * change, most * change
            if above and weight != "photo":  # the ranges of two weights never meet
                most = min(most, above - 0.5)
                middle, least = min(middle, most), min(least, most)
            sizes.append((round(least, 2), round(middle, 2), round(most, 2)))
            above = least
        return replace(usual, headline=tuple(sizes))

    @property
    def printed_name(self):
        """The paper's name as it stands in the masthead: always in Chinese."""
        with override("zh-hans"):
            return self.paper_name or str(settings.PAPER_NAME)
