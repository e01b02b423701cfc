"""Which rows spend the form that makes them: all but what is a record by itself."""

from django.db.models.signals import pre_save
from django.dispatch import receiver

from newsroom.once.spending import spend

# Written by the program beside the things that people make, or guarded by the state of one.
OF_ITS_OWN = {
    *("admin", "contenttypes", "doors", "ledger", "listing", "migrations", "notices", "once"),
    *("outbox", "search", "sessions"),
    *("articles.event", "issues.issueevent", "photos.photoevent", "planning.assignmentevent"),
    *("checking.ruleevent", "mourning.mourningevent", "reporters.accountevent"),
    *("articles.review", "articles.version", "drafting.presence", "drafting.workingcopy"),
    *("photos.photo", "photos.upload", "reporters.ledgerentry", "reviewing.sight", "reviewing.returnedfor"),
    *("checking.keptfinding", "checking.wordlistversion", "issues.pagelayout"),
    *("numbers.figures", "facsimile.facsimile", "facsimile.issuefile", "facsimile.pagereading"),
}


def is_of_its_own(model):
    meta = model._meta
    return bool({meta.app_label, meta.label_lower} & OF_ITS_OWN)


@receiver(pre_save)
def spend_form(sender, instance, raw, **kwargs):
    if instance._state.adding and not raw and not is_of_its_own(sender):
        spend()
