"""What a row was before it is saved: for those who follow a change of its name, or of where it belongs.

    remember(District)     # once, where the listeners are
    has_changed(place, "parent_id", "level")     # in a listener of post_save

Read once for each save, whoever asks.
"""

from django.db.models.signals import pre_save


def remember(model):
    """Has the rows of this model remembered at each save. As often as one likes."""
    pre_save.connect(_read, sender=model, dispatch_uid="articles.formerly")


def _read(sender, instance, **kwargs):
    rows = sender._base_manager.filter(pk=instance.pk) if instance.pk else sender._base_manager.none()
    instance.formerly = rows.values().first()


def has_changed(instance, *names):
    """True if a field of these (names of columns, those it has) is not what it was. A new row has not
    changed."""
    former = instance.formerly or {}
    return any(former[name] != getattr(instance, name) for name in names if name in former)
