"""Files one story of the demo: text, names, places, photos."""

from django.core.files import File

from articles.demo.content import as_html, picture_file
from articles.models import Article, Column, PhotoUse
from articles.photos.intake import accept
from newsroom.districts.models import District, Union
from newsroom.reporters.models import Reporter


def file_story(story, *, by):
    """Makes the draft of a story as its file tells it, filed by the user `by`. Returns it."""
    photos = {picture["picture"]: take_in(picture, by=by) for picture in story["photos"]}
    body = as_html(story["body"], {slug: photo.pk for slug, photo in photos.items()})
    for act in story.get("history", []):
        if act["verb"] == "correct":  # the mistake that will be corrected
            body = body.replace(act["now"], act["was"])
    article = Article.objects.create(
        **{name: story[name] for name in ("kicker", "headline", "subhead", "dateline")},
        body=body,
        source=story["source"],
        note=story["note"],
        column=Column.objects.filter(slug=story["column"]).first(),
        author=by,
    )
    article.districts.set(found(District, "path", story["districts"]))
    article.unions.set(found(Union, "name", story["unions"]))
    article.tags.set(story["tags"])
    for position, (role, name) in enumerate(story["bylines"]):
        person = Reporter.objects.named(name).first()
        article.bylines.create(reporter=person, role=role, position=position)
    for position, picture in enumerate(story["photos"]):
        PhotoUse.objects.create(
            article=article,
            photo=photos[picture["picture"]],
            position=position,
            **{name: picture[name] for name in ("caption", "credit", "alt", "placement")},
        )
    return article


def found(model, field, values):
    """The rows of these names. Raises `ValueError` for a name that does not exist."""
    rows = list(model.objects.filter(**{f"{field}__in": values}))
    if missing := set(values) - {getattr(row, field) for row in rows}:
        raise ValueError(f"{model.__name__}: {', '.join(sorted(missing))}")
    return rows


def take_in(picture, *, by):
    """The photo of this picture, accepted as an upload would be and described by the photo desk."""
    slug = picture["picture"]
    with picture_file(slug).open("rb") as file:
        photo = accept(File(file, name=f"{slug}.jpg"), by=by)
    if not photo.caption:
        photo.caption, photo.credit, photo.alt = (picture[name] for name in ("caption", "credit", "alt"))
        photo.save(update_fields=["caption", "credit", "alt"])
    return photo
