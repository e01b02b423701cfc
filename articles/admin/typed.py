"""What a story form says, sent but not saved, as the plain data of a snapshot; and back into a form.

Reads whatever a browser may send without complaint: it is for showing and comparing. What is
wrong with it is said when it is saved, by the form.
"""

from types import SimpleNamespace

from django.core.exceptions import ValidationError
from taggit.utils import edit_string_for_tags

from articles.admin.forms import StoryTagsField
from articles.fields import BodyField
from articles.models import Article, Column
from articles.photos.models import Photo
from articles.snapshot import TEXT_FIELDS, snapshot
from newsroom.districts.models import District, Union
from newsroom.reporters.models import Desk, Reporter

WORDS_OF_PHOTO = ("caption", "credit", "alt", "placement")
MOST_ROWS = 1000


def content_of(form, user, story=None):
    """The snapshot that saving this form (a QueryDict) would come to, with `note` and `desk`. 8 queries.

    Photos that the person may not see, and do not stand in the story, are left out.
    """
    content = {name: form.get(name, "") for name in TEXT_FIELDS}
    content["body"] = clean_body(content["body"])
    content["column"] = name_of(Column, form.get("column"))
    content["bylines"] = bylines_in(form)
    content["districts"] = sorted(of_ids(District, form.getlist("districts"), "path").values())
    content["unions"] = sorted(of_ids(Union, form.getlist("unions"), "name").values())
    content["tags"] = tags_in(form)
    content["photos"] = photos_in(form, user, story)
    content["note"] = form.get("note", "")
    content["desk"] = name_of(Desk, form.get("desk"))
    return lines_alike(content)


def saved_content(story):
    """The same of what is saved; of a story that was never saved, an empty one."""
    if story is None:
        empty = {"bylines": [], "districts": [], "unions": [], "tags": [], "photos": []}
        return dict.fromkeys((*TEXT_FIELDS, "column", "note", "desk"), "") | empty
    desk = story.desk.name if story.desk_id else ""
    return lines_alike(snapshot(story) | {"note": story.note, "desk": desk})


def lines_alike(content):
    """The same with every line end written alike: a form sends two characters for one."""
    if isinstance(content, str):
        return content.replace("\r\n", "\n")
    if isinstance(content, list):
        return [lines_alike(each) for each in content]
    return {k: lines_alike(v) for k, v in content.items()} if isinstance(content, dict) else content


def clean_body(html):
    """The body as it would be stored."""
    field = Article._meta.get_field("body")
    return field.sanitize(html) if isinstance(field, BodyField) else html


def numbers(values):
    """The ids among these."""
    return [int(value) for value in values if value and value.isdecimal() and len(value) < 19]


def of_ids(model, values, field):
    """{id: value of its field}, for the ids that there are."""
    ids = numbers(values)
    return dict(model.objects.filter(pk__in=ids).values_list("pk", field)) if ids else {}


def name_of(model, value):
    return next(iter(of_ids(model, [value], "name").values()), "")


def tags_in(form):
    try:
        return sorted(set(StoryTagsField(required=False).clean(form.get("tags", ""))))
    except ValidationError:
        return []


def tags_as_typed(names):
    """The words of the tag field for these tags."""
    return edit_string_for_tags([SimpleNamespace(name=name) for name in names])


# Rows: the bylines and the photos


def rows(form, prefix):
    """The rows of an inline that are to stand, in their order, as dicts of their fields."""
    found = {}
    for name in form:
        head, number, field = ([*name.split("-", 2), "", ""])[:3]
        if head == prefix and number.isdecimal() and len(number) < 5 and field:
            found.setdefault(int(number), {})[field] = form[name]
    total = next(iter(numbers([form.get(f"{prefix}-TOTAL_FORMS")])), 0)
    standing = [(number, row) for number, row in found.items() if number < total and not row.get("DELETE")]
    return [row for _number, row in sorted(standing, key=lambda each: (place(each[1]), each[0]))]


def place(row):
    """Where the row stands; one that nobody has placed comes last."""
    return next(iter(numbers([row.get("position")])), 10_000)


def id_in(row, name):
    return next(iter(numbers([row.get(name)])), None)


def bylines_in(form):
    found = [(id_in(row, "reporter"), row.get("role", "")) for row in rows(form, "bylines")]
    names = of_ids(Reporter, [str(pk) for pk, _role in found if pk], "name")
    return [{"id": pk, "name": names[pk], "role": role} for pk, role in found if pk in names]


def photos_in(form, user, story):
    found = [(id_in(row, "photo"), row) for row in rows(form, "photo_uses")]
    ids = [pk for pk, _row in found if pk]
    if not ids:
        return []
    photos = usable_photos(ids, user, story).values_list("pk", "sha256", "is_ai_made")
    seen = {pk: (sha256, is_ai) for pk, sha256, is_ai in photos}
    return [
        {"id": pk, "sha256": seen[pk][0]}
        | {name: row.get(name, "") for name in WORDS_OF_PHOTO}
        | ({"is_ai_made": True} if seen[pk][1] or row.get("is_ai_made") else {})
        for pk, row in found
        if pk in seen
    ]


def usable_photos(ids, user, story):
    """Those of these photos that the person may see, or that stand in the story (None: in none)."""
    used = Photo.objects.filter(uses__article=story.pk) if story else Photo.objects.none()
    return (Photo.objects.visible_to(user) | used).filter(pk__in=ids).distinct()


def write_rows(form, prefix, there, wanted, first=0):
    """Has the rows of an inline say `wanted`: {key: fields}, in this order.

    `there` are the rows that the story has, {key: row}: they stay, or are marked as taken off.
    Places are counted from `first`.
    """
    for name in [n for n in form if n.startswith(f"{prefix}-") and n.split("-")[1].isdecimal()]:
        del form[name]
    places = {key: number for number, key in enumerate(wanted, start=first)}
    fresh = [key for key in wanted if key not in there]
    for number, key in enumerate([*there, *fresh]):
        row = dict(wanted[key]) if key in wanted else as_fields(there[key]) | {"DELETE": "on"}
        saved = as_fields(there[key]) if key in there else {}
        row |= {"id": saved.get("id", ""), "article": saved.get("article", "")}
        row["position"] = str(places.get(key, 0))
        for name, value in row.items():
            form[f"{prefix}-{number}-{name}"] = value
    form[f"{prefix}-INITIAL_FORMS"] = str(len(there))
    form[f"{prefix}-TOTAL_FORMS"] = str(len(there) + len(fresh))


def as_fields(row):
    """A saved row as its form would send it. What is unchecked is not sent."""
    values = {field.name: field.value_from_object(row) for field in row._meta.concrete_fields}
    return {
        name: "on" if value is True else str(value)
        for name, value in values.items()
        if value not in (None, False)
    }
