"""What the kinds of rows are called on the auditors' screens."""

from django.apps import apps
from django.utils.text import format_lazy
from django.utils.translation import pgettext_lazy

from articles import moves
from articles.issues import moves as issue_moves
from articles.photos.models import PhotoEvent
from articles.planning import states
from newsroom.ledger import kinds
from newsroom.reporters.models import AccountEvent

WHAT = {
    "added": pgettext_lazy("ledger", "added"),
    "changed": pgettext_lazy("ledger", "changed"),
    "deleted": pgettext_lazy("ledger", "deleted"),
    "related": pgettext_lazy("ledger", "ties changed"),
}

kinds.name(
    {
        "articles.edit": pgettext_lazy("ledger", "edited"),
        "articles.load_batch": pgettext_lazy("ledger", "batch taken over as published"),
        "auditing.download": pgettext_lazy("ledger", "file taken out"),
        "auditing.export": pgettext_lazy("ledger", "spreadsheet taken out"),
        "auditing.preview": pgettext_lazy("ledger", "preview opened"),
        "proofing.proofmark_settled": pgettext_lazy("ledger", "proof mark settled"),
        "ledger.head": pgettext_lazy("ledger", "head of the ledger told"),
        "ledger.prune": pgettext_lazy("ledger", "old rows taken out"),
        "mourning.set": pgettext_lazy("ledger", "days of mourning set"),
        "mourning.changed": pgettext_lazy("ledger", "days of mourning changed"),
        "mourning.switched_off": pgettext_lazy("ledger", "days of mourning switched off"),
    }
)
for app, labels in [
    ("articles", moves.VERB_LABELS),
    ("issues", issue_moves.VERB_LABELS),
    ("planning", states.VERB_LABELS),
    ("photos", dict(PhotoEvent.Verb.choices)),
    ("reporters", dict(AccountEvent.Verb.choices)),
]:
    kinds.name({f"{app}.{verb}": label for verb, label in labels.items()})


def name_watched(names):
    """ "desk · changed", for each of the models that are watched."""
    for name in names:
        model = apps.get_model(name)
        stem = f"{model._meta.app_label}.{model._meta.model_name}"
        kinds.name(
            {
                f"{stem}_{what}": format_lazy("{} · {}", model._meta.verbose_name, label)
                for what, label in WHAT.items()
            }
        )
