"""What a story is compared with: what this person saw last, what they saved, what was filed …"""

from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from articles.models import Version


@dataclass
class Base:
    """A version to compare with: `key` for the address, `label` for the person."""

    key: str
    label: str
    version: Version


def bases_for(user, versions, sights, events):
    """What `user` may want to compare the latest version with, the likeliest first.

    `versions` newest first, `sights` of this story newest first, `events` its ledger in order.
    A base that is the latest version itself is left out: nothing changed since.
    """
    if not versions:
        return []
    latest, by_pk = versions[0], {version.pk: version for version in versions}
    mine = [s for s in sights if s.user_id == user.pk and s.version_id != latest.pk]
    seen = by_pk.get(mine[0].version_id) if mine else None
    saved = next((v for v in versions if v.created_by_id == user.pk), None)
    offers = [
        ("seen", _("since I last saw it"), seen),
        ("own", _("since I last saved it"), saved),
        ("back", _("since it was sent back"), _at_return(versions, events)),
        ("filed", _("since it was filed"), _as_filed(versions, events)),
    ]
    if seen and saved and saved.number > seen.number:
        offers[0], offers[1] = offers[1], offers[0]
    return [Base(key, label, version) for key, label, version in offers if version and version != latest]


def _as_filed(versions, events):
    submitted = next((event for event in events if event.verb == "submit"), None)
    if submitted is None:
        return None
    return next((v for v in reversed(versions) if v.digest == submitted.digest), None)


def _at_return(versions, events):
    returned = next((event for event in reversed(events) if event.verb == "send_back"), None)
    return returned and next((v for v in versions if v.created_at <= returned.at), None)


def chosen_base(key, bases, versions):
    """The base that an address names: a key, or a version's number as in `v3`; else the first offered."""
    for base in bases:
        if base.key == key:
            return base
    if key and key[0] == "v":
        for version in versions[1:]:
            if key == f"v{version.number}":
                return Base(key, str(version), version)
    return bases[0] if bases else None


def steps_between(versions, base, to):
    """The saves that led from one version to another: pairs (before, after), the newest first."""
    between = [v for v in versions if base.number <= v.number <= to.number]
    return [(before, after) for after, before in pairwise(between)]


def changed_by_others(versions, user):
    """The versions that other people saved after this person's latest; empty if it has saved none."""
    others = []
    for version in versions:
        if version.created_by_id == user.pk:
            return others
        others.append(version)
    return []
