"""What a new story is filled in with, from the beat of whoever files it. All of it can be changed."""

from django.utils.translation import gettext as _


def own_beat(user):
    """The first values of a new story's form: the words before the text, union and district.

    The union is that of the person on file; the district their only beat, else the union's. A
    reporter of several districts chooses: a wrong one would be overlooked.
    """
    begun = {"dateline": _("Own report")}
    reporter = getattr(user, "reporter", None)
    if reporter is None:
        return begun
    if reporter.union_id:
        begun["unions"] = [reporter.union_id]
    beats = list(reporter.beats.values_list("pk", flat=True)[:2])
    if len(beats) == 1:
        begun["districts"] = beats
    elif not beats and reporter.union and reporter.union.district_id:
        begun["districts"] = [reporter.union.district_id]
    return begun
