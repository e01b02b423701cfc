"""Going back to an older version: the form is opened with it, and changes nothing until it is saved.

So all that holds for a save holds here: who may, on which state, whose save was first, which
reviews are open again. And whoever goes back sees first what they go back to.
"""

from django.contrib import messages
from django.http import Http404, QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.admin import typed
from articles.models import Column
from articles.snapshot import TEXT_FIELDS
from newsroom.districts.models import District, Union
from newsroom.reporters.models import Reporter
from newsroom.screens import number_in


def open_with_version(request, story):
    """Has the form of this request be drawn with the version whose number was posted as `_version`,
    and says so. Raises Http404 if there is none."""
    version = story.versions.filter(number=number_in(request.POST["_version"])).first()
    if version is None:
        raise Http404
    opening = Opening(story, version.content, request.user)
    request.POST = opening.form
    messages.info(
        request,
        _("This is version %(number)s, of %(when)s. It takes the place of the present text when you save it.")
        % {
            "number": version.number,
            "when": date_format(timezone.localtime(version.created_at), "SHORT_DATETIME_FORMAT"),
        },
    )
    if opening.gone:
        messages.warning(
            request, _("Is not there any more, and left out: %(names)s") % {"names": "、".join(opening.gone)}
        )


class Opening:
    """`form`: what the story form would send with this content; `gone`: what cannot come back, in words."""

    def __init__(self, story, content, user):
        self.story, self.content, self.gone = story, content, []
        self.form = QueryDict(mutable=True)
        self.form["_restore"] = ""  # it is shown, and not saved
        self.form["seen_revision"] = str(story.revision)
        self.form["seen_status"] = story.status
        self.form["seen_note"] = self.form["note"] = story.note
        self.form["desk"] = str(story.desk_id or "")
        for name in TEXT_FIELDS:
            self.form[name] = content.get(name, "")
        self.form["column"] = "".join(
            self._ids(Column, "name", [content["column"]] if content["column"] else [])
        )
        self.form.setlist("districts", self._ids(District, "path", content["districts"]))
        self.form.setlist("unions", self._ids(Union, "name", content["unions"]))
        self.form["tags"] = typed.tags_as_typed(content["tags"])
        self._bylines()
        self._photos(user)

    def _ids(self, model, field, wanted):
        found = dict(model.objects.filter(**{f"{field}__in": wanted}).values_list(field, "pk"))
        self.gone += [each for each in wanted if each not in found]
        return [str(found[each]) for each in wanted if each in found]

    def _bylines(self):
        there = {(row.reporter_id, row.role): row for row in self.story.bylines.all()}
        lines = self.content["bylines"]
        people = set(
            Reporter.objects.filter(pk__in=[line["id"] for line in lines]).values_list("pk", flat=True)
        )
        self.gone += [line["name"] for line in lines if line["id"] not in people]
        wanted = {
            (line["id"], line["role"]): {"reporter": str(line["id"]), "role": line["role"]}
            for line in lines
            if line["id"] in people
        }
        typed.write_rows(self.form, "bylines", there, wanted, first=1)

    def _photos(self, user):
        there = {use.photo_id: use for use in self.story.photo_uses.all()}
        uses = self.content["photos"]
        photos = typed.usable_photos([use["id"] for use in uses], user, self.story)
        known = set(photos.values_list("pk", flat=True))
        self.gone += [_("photo: %(caption)s") % use for use in uses if use["id"] not in known]
        wanted = {
            use["id"]: {"photo": str(use["id"])}
            | {name: use[name] for name in typed.WORDS_OF_PHOTO}
            | ({"is_ai_made": "on"} if use.get("is_ai_made") else {})
            for use in uses
            if use["id"] in known
        }
        typed.write_rows(self.form, "photo_uses", there, wanted)
