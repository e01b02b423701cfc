"""Names in an archive → the rows they mean, each looked up, or made, once for the whole load."""

from django.utils.translation import gettext as _
from taggit.models import Tag

from articles.ingest.drafts import free_slug
from articles.ingest.page_text import Role
from articles.ingest.people import person_among
from articles.models import Column
from newsroom.districts.models import District, Union
from newsroom.reporters.models import Reporter
from newsroom.reporters.models.reporter import normal_name

COLUMN, PERSON, TAG = (model._meta.get_field("name") for model in (Column, Reporter, Tag))


def too_long(values):
    """Sentences on texts that their fields cannot hold, given as pairs of a field and a text."""
    for field, text in values:
        if len(text) > field.max_length:
            words = {"field": field.verbose_name, "limit": field.max_length}
            yield _("%(field)s: more than %(limit)s characters.") % words


class KnownNames:
    """`districts` and `unions` are only looked up, `person`, `column` and `tag` made where missing."""

    def __init__(self):
        self._districts = {each.path: each for each in District.objects.all()}
        self._unions = {each.full_name: each for each in Union.objects.all()}
        self._namesakes, self._people, self._columns, self._tags = {}, {}, {"": None}, {}

    def learn(self, stories):
        """Reads who is there of the names over these stories, in one query."""
        names = {normal_name(name) for story in stories for _role, name in story.bylines}
        new = names - self._namesakes.keys()
        self._namesakes |= {name: [] for name in new}
        for person in Reporter.objects.filter(name__in=new):
            self._namesakes[person.name].append(person)

    def faults(self, story):
        """Sentences on names in a story that nobody here knows, or that cannot be kept."""
        for path in story.districts:
            if path not in self._districts:
                yield _("There is no district “%(name)s”.") % {"name": path}
        for name in story.unions:
            if name not in self._unions:
                yield _("There is no union “%(name)s”.") % {"name": name}
        people = [(PERSON, name) for _role, name in story.bylines]
        yield from too_long([(COLUMN, story.column), *people, *((TAG, name) for name in story.tags)])

    def district(self, path):
        return self._districts[path]

    def union(self, full_name):
        return self._unions[full_name]

    def person(self, role, name):
        if (role, name) not in self._people:
            namesakes = self._namesakes[normal_name(name)]
            person, _doubtful = person_among(namesakes, name, Role(role))
            if person not in namesakes:
                namesakes.append(person)
            self._people[role, name] = person
        return self._people[role, name]

    def column(self, name):
        if name not in self._columns:
            self._columns[name] = Column.objects.get_or_create(name=name, defaults={"slug": free_slug()})[0]
        return self._columns[name]

    def tag(self, name):
        if name not in self._tags:
            known = Tag.objects.filter(name__iexact=name).first()
            self._tags[name] = known or Tag.objects.create(name=name)
        return self._tags[name]
