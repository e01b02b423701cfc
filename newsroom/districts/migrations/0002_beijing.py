"""Loads Beijing's places and the federation of each from data/beijing.tsv."""

import csv
from pathlib import Path

from django.db import migrations

PLACES = Path(__file__).resolve().parent.parent / "data" / "beijing.tsv"
FEDERATION = "总工会"
CHAOYANG = "110105"
OFFICE = "地区"
LEVELS = ("city", "district", "subdistrict")
LEVEL_OF = {"city": "city", "district": "district", "development_area": "district"}
FIELDS = ("code", "level", "kind", "name", "short_name", "slug", "position")


def load(apps, schema_editor):
    using = schema_editor.connection.alias
    District = apps.get_model("districts", "District")
    DistrictAlias = apps.get_model("districts", "DistrictAlias")
    Union = apps.get_model("districts", "Union")
    places, unions = {}, {}  # by code
    for level in LEVELS:
        rows = [row for row in _rows() if row["level"] == level]
        made = [_place(District, row, places.get(row["parent"])) for row in rows]
        for place in District.objects.using(using).bulk_create(made):
            places[place.code] = place
        made = [
            _federation(Union, row, places[row["code"]], unions.get(row["parent"]))
            for row in rows
        ]
        for union in Union.objects.using(using).bulk_create(made):
            union.trail = f"{union.parent.trail if union.parent else '/'}{union.pk}/"
            unions[union.district.code] = union
        Union.objects.using(using).bulk_update(made, ["trail"])
    DistrictAlias.objects.using(using).bulk_create(
        DistrictAlias(
            district=places[row["code"]],
            name=alias.removesuffix("?"),
            in_text=not alias.endswith("?"),
        )
        for row in _rows()
        for alias in row["aliases"].split()
    )


def unload(apps, schema_editor):
    """Takes back what was loaded; refuses (ProtectedError) where other rows hang on it."""
    using = schema_editor.connection.alias
    codes = [row["code"] for row in _rows()]
    for level in reversed(LEVELS):
        for model, where in (("Union", "district__"), ("District", "")):
            rows = apps.get_model("districts", model).objects.using(using)
            rows.filter(**{f"{where}code__in": codes, f"{where}level": level}).delete()


def _place(District, row, parent):
    below = row["level"] == "subdistrict"
    return District(
        parent=parent,
        **{field: row[field] for field in FIELDS},
        path=f"{parent.path}/{row['slug']}" if below else row["slug"],
        full_name=f"{parent.name}{row['name']}" if below else row["name"],
    )


def _federation(Union, row, place, parent):
    name = place.name
    if row["parent"] == CHAOYANG and place.kind.endswith("township"):
        name = (
            place.short_name + OFFICE
        )  # as these unions sign themselves: 将台地区总工会
    above = place.parent.name if place.level == "subdistrict" else ""
    return Union(
        name=name + FEDERATION,
        full_name=above + name + FEDERATION,
        kind="municipal" if place.level == "city" else place.level,
        parent=parent,
        district=place,
    )


def _rows():
    with PLACES.open(encoding="utf-8") as file:
        lines = (line for line in file if not line.startswith("#"))
        for position, row in enumerate(csv.DictReader(lines, delimiter="\t")):
            yield {
                **row,
                "position": position,
                "level": LEVEL_OF.get(row["kind"], "subdistrict"),
            }


class Migration(migrations.Migration):
    dependencies = [("districts", "0001_initial")]
    operations = [migrations.RunPython(load, unload)]
