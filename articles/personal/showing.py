"""The inventory for those who read it: areas, kinds of rows, fields, each in the reader's words."""

from dataclasses import dataclass

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.personal.inventory import AREAS
from articles.personal.titles import name_of, titles

TITLES = {
    "accounts": _("Accounts and people"),
    "stories": _("Stories and photos"),
    "paper": _("The paper"),
    "plans": _("Assignments and fees"),
    "machinery": _("Lists and machinery"),
}


@dataclass
class Shown:
    """One model of the inventory."""

    model: type
    rows: object

    @property
    def name(self):
        return name_of(self.model)

    @property
    def is_personal(self):
        return bool(self.rows.personal)

    def titles(self, names):
        return titles(self.model, names.split())

    @property
    def going(self):
        return self.titles(self.rows.goes)

    @property
    def staying(self):
        return self.titles(self.rows.stays)

    @property
    def hidden(self):
        return self.titles(self.rows.hidden)

    @property
    def words(self):
        return self.titles(self.rows.words)

    @property
    def kept(self):
        """How long, as a sentence's end."""
        period = self.rows.period
        if period is not None:
            if not period.days:
                return _("until it is over")
            return ngettext("%(n)s day", "%(n)s days", period.days) % {"n": period.days}
        if self.rows.stays and not self.rows.goes:
            return _("for good")
        return _("while the person works here")


def areas():
    """[(title, [Shown, …], [Shown, …])]: models with personal fields, and those without."""
    found = []
    for name, area in AREAS.items():
        shown = [Shown(apps.get_model(label), rows) for label, rows in area.items()]
        personal = [each for each in shown if each.is_personal]
        found.append((TITLES[name], personal, [each for each in shown if not each.is_personal]))
    return found
