"""The words in which the inventory speaks: of each model, which fields are personal, why, and their fate."""

from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Basis(TextChoices):
    """What lets the house keep it: the numbers of article 13 (1) PIPL."""

    CONSENT = "consent", _("consent: PIPL art. 13 (1) 1")
    WORK = "work", _("work and its contracts: PIPL art. 13 (1) 2")
    LAW = "law", _("a duty by law: PIPL art. 13 (1) 3")
    NEWS = "news", _("news in the public interest: PIPL art. 13 (1) 5")
    NONE = "none", _("nothing personal")


@dataclass(frozen=True)
class Period:
    """Rows go `days` after the moment in `field`."""

    field: str
    days: int

    def over(self, rows, now):
        return rows.filter(**{f"{self.field}__lt": now - timedelta(days=self.days)})


@dataclass(frozen=True)
class Rows:
    """What is to be known of one model. Every field stands in exactly one of the five lists.

    `goes`: personal, emptied when a person is erased. `stays`: personal, kept then, for `reason`.
    `hidden`: personal and never shown to anybody; goes. `words`: free text, files: may tell of anybody
    whom the paper writes about. `other`: not personal.

    `owners`: the ways from a row to the person whose row it is: names of fields that lead to an
    account or to a person of the paper; "@name" is a function of `finding`. `deleted`: the whole row
    goes with its owner. `tells`: fields that are not personal and stand in the export all the same.
    """

    purpose: str
    basis: Basis = Basis.NONE
    owners: tuple = ()
    goes: str = ""
    stays: str = ""
    hidden: str = ""
    words: str = ""
    other: str = ""
    tells: str = ""
    reason: str = ""
    deleted: bool = False
    period: Period | None = None

    @property
    def personal(self):
        return [*self.goes.split(), *self.stays.split(), *self.hidden.split()]

    @property
    def exported(self):
        return [*self.goes.split(), *self.stays.split(), *self.tells.split()]

    @property
    def classified(self):
        """All names, as often as they are said."""
        return [*self.personal, *self.words.split(), *self.other.split()]


def unclassified(model, rows):
    """What the table does not say, says twice, or says of a field that is not there: sorted names."""
    fields = {field.name for field in model._meta.concrete_fields} - {"id"}
    said = [name for name in rows.classified if name != "id"] if rows else []
    twice = {name for name in said if said.count(name) > 1}
    return sorted((fields ^ set(said)) | twice)


def people_fields(model):
    """The foreign keys of a model that lead to a person."""
    targets = (apps.get_model("reporters.User"), apps.get_model("reporters.Reporter"))
    return [field.name for field in model._meta.concrete_fields if field.related_model in targets]
