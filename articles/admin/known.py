"""What a form has at hand already, its choosers do not ask the database for again.

A chooser with autocompletion draws only what is chosen, and asks for just that: one query for
every field, and one for every row of names.
"""


class _Known:
    """Stands in for the queryset of a chooser, which asks it for objects by their ids."""

    def __init__(self, queryset, objects):
        self.queryset, self.objects = queryset, {str(each.pk): each for each in objects}

    def using(self, _alias):
        return self

    def filter(self, **lookup):
        [ids] = lookup.values()
        if ids <= self.objects.keys():
            return [self.objects[pk] for pk in self.objects if pk in ids]
        return self.queryset.filter(**lookup)


def know(field, objects):
    """The chooser of this form field draws these objects without asking. None among them is left out."""
    choices = field.choices
    choices.queryset = _Known(choices.queryset, [each for each in objects if each is not None])
    field.widget.choices = choices


def at_hand(instance, name):
    """What the relation `name` of this row holds, if that was fetched before; else nothing."""
    prefetched = getattr(instance, "_prefetched_objects_cache", {})
    if name in prefetched:
        return list(prefetched[name])
    return [instance._state.fields_cache[name]] if name in instance._state.fields_cache else []
