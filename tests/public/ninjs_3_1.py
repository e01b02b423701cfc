"""What ninjs 3.1 allows, as a JSON Schema of our own for the parts that we use.

The IPTC's schema file itself is not kept here. These are its rules, read from it (version 3.1,
iptc.org/std/ninjs): names are closed on every level, `uri` is required, an association is an
item with a name; values have the types below. The names of ninjs that we never use are left
out, so this accepts less than the standard does. `make audit` asks the IPTC's own file as well,
where it can be had.
"""

import jsonschema

TEXT = {"type": "string"}
WHOLE = {"type": "integer"}
URI = {"type": "string", "format": "uri"}
MOMENT = {"type": "string", "format": "date-time"}
PARTS = {
    "headlines": {"role": TEXT, "contentType": TEXT, "value": TEXT},
    "descriptions": {"role": TEXT, "contentType": TEXT, "value": TEXT},
    "bodies": {"role": TEXT, "contentType": TEXT, "charCount": WHOLE, "wordCount": WHOLE, "value": TEXT},
    "people": {"name": TEXT, "rel": TEXT, "uri": URI, "literal": TEXT},
    "organisations": {"name": TEXT, "rel": TEXT, "uri": URI, "literal": TEXT},
    "places": {"name": TEXT, "rel": TEXT, "uri": URI, "literal": TEXT},
    "subjects": {"name": TEXT, "rel": TEXT, "uri": URI, "literal": TEXT, "creator": TEXT},
    "infoSources": {"name": TEXT, "role": TEXT, "uri": URI, "literal": TEXT},
    "altIds": {"role": TEXT, "value": TEXT},
    "genres": {"name": TEXT, "uri": TEXT, "literal": TEXT},
    "renditions": {
        "name": TEXT,
        "href": URI,
        "contentType": TEXT,
        "title": TEXT,
        "width": WHOLE,
        "height": WHOLE,
        "sizeInBytes": WHOLE,
        "poi": {
            "type": "object",
            "properties": {"x": WHOLE, "y": WHOLE},
            "additionalProperties": False,
        },
    },
}
REQUIRED = {"headlines": ["value"], "descriptions": ["value"], "bodies": ["value"], "renditions": ["name"]}
KINDS = ["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"]


def closed(properties, required=()):
    return {
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }


def properties():
    lists = {
        name: {"type": "array", "items": closed(fields, REQUIRED.get(name, ()))}
        for name, fields in PARTS.items()
    }
    texts = ("profile", "version", "copyrightHolder", "copyrightNotice", "usageTerms", "edNote", "language")
    return lists | {
        **dict.fromkeys((*texts, "title", "by", "slugline", "located"), TEXT),
        **dict.fromkeys(("firstCreated", "versionCreated", "contentCreated", "embargoedUntil"), MOMENT),
        "uri": URI,
        "type": {"enum": KINDS},
        "representationType": {"enum": ["full", "partial"]},
        "pubStatus": {"enum": ["usable", "withheld", "canceled"]},
        "urgency": {"type": "integer", "minimum": 1, "maximum": 9},
        "standard": closed({"name": TEXT, "version": TEXT, "schema": URI}),
        "digitalSourceType": closed({"name": TEXT, "uri": URI, "literal": TEXT}),
        "associations": {"type": "array", "items": {"$ref": "#/$defs/association"}},
    }


SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    **closed(properties(), ["uri"]),
    "$defs": {"association": closed(properties() | {"name": TEXT, "rel": TEXT}, ["name", "uri"])},
}


def validate(item, schema=None):
    """Raises `jsonschema.ValidationError` for what ninjs 3.1 (or another schema) does not allow."""
    kind = jsonschema.validators.validator_for(schema or SCHEMA)
    kind(schema or SCHEMA, format_checker=kind.FORMAT_CHECKER).validate(item)
