"""What the rules may know of this newsroom, put together from the directory, the people and the word lists.

It costs two queries to be sure that what was put together before is still true, and nothing
else: the first gets all names, run together by the database, and that very text is the
version. So a change counts at once, in every process, whoever made it and however.
"""

from threading import Lock

from django.db.models import CharField, F, StringAgg, Value
from django.db.models.functions import Cast, Coalesce, Concat

from articles.checking.models import WordListVersion
from articles.language.knowledge import Knowledge, Person, Place, Union, Word
from newsroom.districts.models import District, DistrictAlias
from newsroom.districts.models import Union as UnionRow
from newsroom.reporters.models import Reporter

_kept = None  # (version, Knowledge) of this process
_lock = Lock()


def knowledge():
    """The Knowledge of now. Two queries; a few more and some 20 ms after a change."""
    global _kept
    version = current_version()
    kept = _kept
    if kept is None or kept[0] != version:
        with _lock:  # one thread makes it, the others wait
            kept = _kept
            if kept is None or kept[0] != version:
                kept = _kept = (version, build(version[1]))
    return kept[1]


def current_version():
    """What everything in a Knowledge depends on: (all names, ids of the word lists' latest versions)."""
    names = _run_together(District, "name", "short_name", "parent_id").union(
        _run_together(DistrictAlias, "name", "district_id"),
        _run_together(UnionRow, "name", "full_name", "district_id"),
        _run_together(Reporter, "name", "is_active"),
        all=True,
    )
    return tuple(sorted((row["of"], row["rows"]) for row in names.order_by())), active_versions()


def active_versions():
    """The ids of the word lists' versions in force."""
    return tuple(WordListVersion.objects.in_force().order_by("pk").values_list("pk", flat=True))


def _run_together(model, *columns):
    """One row: the model's name, and all its rows' columns as one text."""
    row = Concat(
        *(part for name in columns for part in (Coalesce(Cast(F(name), CharField()), Value("")), Value("\t")))
    )
    everything = StringAgg(row, Value("\n"))
    return (
        model.objects.order_by()
        .values(of=Value(model._meta.model_name, CharField()))
        .annotate(rows=everything)
    )


def build(version_ids):
    """The Knowledge of the directory, and of these versions of the word lists. Six queries."""
    words = tuple(_words(version_ids))
    aliases = {}
    for district, name in DistrictAlias.objects.values_list("district", "name"):
        aliases.setdefault(district, []).append(name)
    return Knowledge(
        places=tuple(_places(aliases)),
        unions=tuple(_unions(aliases)),
        people=tuple(_people(words)),
        words=words,
        version="-".join(map(str, version_ids)),
    )


def _words(version_ids):
    versions = WordListVersion.objects.filter(pk__in=version_ids).select_related("word_list")
    for version in versions.order_by("word_list"):
        for row in version.words:
            yield Word(
                term=row["term"],
                kind=version.word_list.kind,
                suggestion=row["suggestion"],
                note=row["note"],
                blocking=row["is_blocking"],
                title=row["title"],
                rank=row["rank"] or 0,
            )


def _places(aliases):
    rows = District.objects.select_related("parent").only(
        "name", "short_name", "level", "parent__name", "parent__level"
    )
    for row in rows:
        is_below_a_district = row.level == District.Level.SUBDISTRICT
        yield Place(
            name=row.name,
            parent=row.parent.name if is_below_a_district else "",
            aliases=_without(row.name, row.short_name, *aliases.get(row.pk, [])),
        )


def _unions(aliases):
    """Every union, also those that are no more: an old name is a name, too."""
    for row in UnionRow.objects.select_related("district").only(
        "name", "full_name", "kind", "is_active", "district__name"
    ):
        others = [row.full_name]
        if row.kind in UnionRow.FEDERATIONS and row.district and row.name.startswith(row.district.name):
            rest = row.name.removeprefix(row.district.name)  # the word for a federation
            others += [name + rest for name in aliases.get(row.district_id, [])]
        yield Union(name=row.name, aliases=_without(row.name, *others))


def _people(words):
    for name in Reporter.objects.active().order_by("pk").values_list("name", flat=True):
        yield Person(name=name)
    for word in words:
        if word.kind == "leader":
            yield Person(name=word.term, titles=(word.title,) if word.title else ())


def _without(name, *others):
    """Each of the others once, without the name itself and without empty ones."""
    return tuple(dict.fromkeys(other for other in others if other and other != name))
