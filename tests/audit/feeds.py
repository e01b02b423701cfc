"""Feeds and JSON: what readers of feeds had to guess, and what the rules say."""

import json
import os
import urllib.error
import urllib.request

import feedparser
from openapi_spec_validator import validate as validate_description

from tests.public import feed_rules, ninjs_3_1

SCHEMAS = (
    "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
    "https://raw.githubusercontent.com/iptc/newsinjson/main/specification/ninjs-schema_3.1.json",
)
FORMATS = {"rss": feed_rules.rss, "atom": feed_rules.atom, "json": feed_rules.json}


def check_feeds(address, routes):
    """{address: [sentences]} of the feeds below these routes, in each format."""
    wrong = {}
    for route in routes:
        for kind, check in FORMATS.items():
            whole = f"{address}{route}.{kind}"
            with urllib.request.urlopen(whole, timeout=60) as answer:
                content = answer.read()
            found = list(check(json.loads(content) if kind == "json" else content, whole))
            if kind != "json" and (guessed := feedparser.parse(content)).bozo:
                found.append(f"feedparser had to guess: {guessed.bozo_exception}")
            if found:
                wrong[f"{route}.{kind}"] = found
    return wrong


def iptc_schema():
    """The IPTC's own schema: from NINJS_SCHEMA, or from the IPTC's site or repository; None where neither can be had."""
    if file := os.environ.get("NINJS_SCHEMA"):
        with open(file, encoding="utf-8") as opened:
            return json.load(opened)
    for address in SCHEMAS:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return json.load(answer)
        except (OSError, ValueError):
            continue
    return None


def check_items(address, paths):
    """{path: [sentences]} of the JSON at these addresses, and by which schemas it was held."""
    schema, wrong = iptc_schema(), {}
    with urllib.request.urlopen(f"{address}/api/openapi.json", timeout=60) as answer:
        validate_description(json.load(answer))
    for path in paths:
        with urllib.request.urlopen(address + path, timeout=60) as answer:
            item = json.load(answer)
        for each in filter(None, [ninjs_3_1.SCHEMA, schema]):
            try:
                ninjs_3_1.validate(item, each)
            except Exception as error:  # of several libraries
                wrong.setdefault(path, []).append(str(error)[:200])
    return (
        wrong,
        "our rules and the IPTC's schema" if schema else "our rules (the IPTC's schema could not be had)",
    )
