"""Makes a draft of each story that was read from a page."""

from itertools import count

from django.utils.html import escape
from django.utils.translation import gettext as _

from articles.ingest.notes import note_of
from articles.ingest.page_text import Part
from articles.ingest.people import person_named
from articles.models import Article, Column
from newsroom.districts.places import find_places, find_unions
from newsroom.reporters import roles


def make_draft(story, *, author, by, heading, leftovers, body=None, remarks=(), fill=None):
    """A page_text.Story → a saved Article with people, places and unions, and a first version.

    `author` owns the draft (None: it lies on the desk); `by` brought it. `heading` and `leftovers`, the lines of the
    page that lie nearest, go to the note, and so do `remarks`. `body` is the text as HTML where the story's own blocks
    are not all of it; `fill(article)` adds what else belongs into the first version."""
    remarks = list(remarks)
    fields = {
        name: _fitting(name, text, remarks)
        for name, text in {
            "kicker": story.kicker,
            "headline": story.headline,
            "subhead": story.subhead,
            "dateline": story.dateline,
            "source": story.source,
        }.items()
    }
    body = body_html(story) if body is None else body
    article = Article(author=author, column=_column(story.column, remarks), body=body, **fields)
    namesakes = []
    people = []
    for person in story.people:
        reporter, is_doubtful = person_named(person.name, person.role)
        people.append((reporter, person.role))
        if is_doubtful:
            namesakes.append(person.name)
    article.note = note_of(story, heading, leftovers, namesakes, remarks)
    article.save()
    for position, (reporter, role) in enumerate(people):
        article.bylines.get_or_create(reporter=reporter, role=role.value, defaults={"position": position})
    _place(article, story)
    if fill:
        fill(article)
    article.record_edit(by=by)
    return article


def owner_of_draft(by):
    """Who owns a draft that `by` brings: an author his or her own. What an editor, or nobody, brings lies on the desk."""
    is_author = by is not None and not by.has_role(*roles.EDITORS) and by.has_role(*roles.AUTHORS)
    return by if is_author else None


def body_html(story):
    """The paragraphs, intertitles and lists of a story as the HTML that a story's body holds."""
    html, in_list = [], False
    for block in story.blocks:
        is_point = block.part == Part.LIST_ITEM
        if is_point != in_list:
            html.append("<ul>" if is_point else "</ul>")
            in_list = is_point
        text = escape(block.text)
        if is_point:
            html.append(f"<li><p>{text}</p></li>")
        elif block.part == Part.INTERTITLE:
            html.append(f"<h2>{text}</h2>")
        else:
            html.append(f"<p>{text}</p>")
    if in_list:
        html.append("</ul>")
    if not html and story.is_photo_story:
        html = [f"<p>{escape(line)}</p>" for line in story.caption.split("\n")]
    return "".join(html)


def _place(article, story):
    """Where the story reports from: what its titles and first paragraphs name, else what the rest does."""
    for text in ("\n".join(story.place_text), "\n".join(story.paragraphs)):
        places = find_places(text)
        if places:
            article.districts.set(places)
            break
    article.unions.set(find_unions("\n".join(story.place_text)))


def _column(name, remarks):
    """The column of this name; a new one if the paper has none. A name that is too long for one is only noted."""
    name = " ".join(name.split())
    if not name:
        return None
    if len(name) > Column._meta.get_field("name").max_length:
        remarks.append(_("Column: %(name)s") % {"name": name})
        return None
    column = Column.objects.filter(name=name).first()
    return column or Column.objects.get_or_create(name=name, defaults={"slug": free_slug()})[0]


def free_slug():
    """column-1, column-2 …: a plain address until somebody gives the column a better one."""
    taken = set(Column.objects.filter(slug__startswith="column-").values_list("slug", flat=True))
    return next(slug for slug in map("column-{}".format, count(1)) if slug not in taken)


def _fitting(name, text, remarks):
    """The text as far as the field holds it; what is longer is kept whole in the note."""
    field = Article._meta.get_field(name)
    if len(text) <= field.max_length:
        return text
    remarks.append(
        _("%(field)s, too long for its field: %(text)s") % {"field": field.verbose_name, "text": text}
    )
    return text[: field.max_length]
