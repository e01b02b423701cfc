"""What our JSON addresses answer, as OpenAPI 3.1: for programs, and for those who write them.

Stricter than ninjs, which leaves almost everything open: a program may rely on what is required
here. The tests hold our answers to it.
"""

from django.conf import settings
from django.utils.translation import gettext as _

from articles.public.ninjs.item import LANGUAGE, STANDARD, paper

TEXT = {"type": "string"}
ADDRESS = {"type": "string", "format": "uri"}
MOMENT = {"type": "string", "format": "date-time"}
NUMBER = {"type": "integer", "minimum": 0}


def description():
    return {
        "openapi": "3.1.0",
        "info": {
            "title": paper(),
            "version": "1.0.0",
            "description": _(
                "Published stories and issues in ninjs 3.1, the IPTC's format for news. Answers carry an "
                "ETag: ask with If-None-Match and take nothing twice."
            ),
        },
        "servers": [{"url": settings.SITE_URL}],
        "paths": {
            "/api/stories/{id}.json": door(
                "story",
                _("A published story"),
                {"name": "id", "schema": {"type": "integer", "minimum": 1}},
                gone=True,
            ),
            "/api/issues/{date}.json": door(
                "issue",
                _("A published issue: its pages, and the stories on each"),
                {"name": "date", "schema": {"type": "string", "format": "date"}},
            ),
        },
        "components": {"schemas": schemas()},
    }


def door(name, summary, parameter, *, gone=False):
    """One address and its answers."""
    answers = {
        "200": answer(_("The item"), "application/json", name),
        "304": {"description": _("You have it already.")},
        "404": answer(_("There is no such thing here."), "application/problem+json", "problem"),
    }
    if gone:
        answers["410"] = answer(_("This story was withdrawn."), "application/problem+json", "problem")
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "parameters": [{"in": "path", "required": True, **parameter}],
            "responses": answers,
        }
    }


def answer(text, content_type, name):
    return {"description": text, "content": {content_type: {"schema": ref(name)}}}


def ref(name):
    return {"$ref": f"#/components/schemas/{name}"}


def schemas():
    common = {
        "standard": {"const": STANDARD},
        "firstCreated": MOMENT,
        "versionCreated": MOMENT,
        "pubStatus": {"const": "usable"},
        "language": {"const": LANGUAGE},
        "renditions": many("file"),
    }
    return {
        "story": closed(
            whole("text")
            | common
            | {
                "version": TEXT,
                "copyrightHolder": TEXT,
                "copyrightNotice": TEXT,
                "infoSources": many_of({"name": TEXT, "role": {"const": "source"}}),
                "headlines": many_of({"role": one_of("kicker", "main", "subhead"), "value": TEXT}),
                "by": TEXT,
                "people": many("concept"),
                "descriptions": many("text"),
                "bodies": many("text"),
                "places": many("concept"),
                "organisations": many("concept"),
                "subjects": many("concept"),
                "altIds": many("id"),
                "associations": {"type": "array", "items": {"anyOf": [ref("picture"), ref("printed")]}},
            },
            required=[*whole("text"), *common, "version", "headlines", "descriptions", "bodies", "altIds"],
        ),
        "issue": closed(
            whole("composite")
            | common
            | {
                "copyrightHolder": TEXT,
                "title": TEXT,
                "altIds": many("id"),
                "associations": many("page"),
            },
            required=[*whole("composite"), *common, "title", "altIds"],
        ),
        "page": closed(
            part("composite") | {"title": TEXT, "renditions": many("file"), "associations": many("brief")},
            required=[*part("composite"), "title", "renditions"],
        ),
        "brief": closed(
            part("text")
            | {
                "firstCreated": MOMENT,
                "language": {"const": LANGUAGE},
                "headlines": many_of({"role": {"const": "main"}, "value": TEXT}),
                "renditions": many("file"),
            }
        ),
        "picture": closed(
            {
                "name": TEXT,
                "uri": ADDRESS,
                "rel": {"const": "picture"},
                "type": {"const": "picture"},
                "language": {"const": LANGUAGE},
                "descriptions": many("text"),
                "by": TEXT,
                "renditions": many("file"),
                "digitalSourceType": closed({"name": TEXT, "uri": ADDRESS}),
            },
            required=["name", "uri", "rel", "type", "renditions"],
        ),
        "printed": closed(
            {
                "name": one_of("issue", "page"),
                "uri": ADDRESS,
                "rel": {"const": "isPartOf"},
                "type": {"const": "composite"},
                "title": TEXT,
            }
        ),
        "concept": closed({"name": TEXT, "rel": TEXT, "uri": ADDRESS}),
        "id": closed({"role": TEXT, "value": TEXT}),
        "text": closed(
            {"role": TEXT, "contentType": TEXT, "charCount": NUMBER, "value": TEXT},
            required=["role", "contentType", "value"],
        ),
        "file": closed(
            {
                "name": TEXT,
                "href": ADDRESS,
                "contentType": TEXT,
                "width": NUMBER,
                "height": NUMBER,
                "poi": closed({"x": NUMBER, "y": NUMBER}),
            },
            required=["name", "href", "contentType"],
        ),
        "problem": closed({"title": TEXT, "status": NUMBER}),
    }


def whole(kind):
    return {"uri": ADDRESS, "type": {"const": kind}, "representationType": {"const": "full"}}


def part(kind):
    partial = {"representationType": {"const": "partial"}}
    return {"uri": ADDRESS, "type": {"const": kind}, "name": TEXT, "rel": TEXT} | partial


def closed(properties, required=None):
    """An object of these properties and no others; all of them, if `required` does not say which."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties if required is None else required),
        "additionalProperties": False,
    }


def many(name):
    return {"type": "array", "items": ref(name)}


def many_of(properties):
    return {"type": "array", "items": closed(properties)}


def one_of(*values):
    return {"enum": list(values)}
