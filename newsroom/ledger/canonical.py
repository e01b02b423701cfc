"""The exact bytes of a row, from which anybody can work out its hash again.

    number LF hash-of-the-row-before LF words

`number` is decimal, the hash 64 hex digits in lower case, and `words` the JSON object of the
rest: actor, actor_id, at, facts, kind, subject, in this order, without spaces, in UTF-8 and not
escaped beyond what JSON demands. Before the first row come 64 zeros.
"""

import hashlib
import json
from datetime import UTC, date, datetime
from json.encoder import encode_basestring as quoted

FIRST = "0" * 64  # stands for the hash of the row before the first


def moment(at):
    """A moment as it stands in the ledger: UTC, to the microsecond, "2026-03-10T15:04:05.000006Z"."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def facts_text(facts):
    """The facts as canonical JSON: sorted keys, no spaces, moments in UTC, unknown things as their text."""
    return json.dumps(facts or {}, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def _plain(value):
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (set, frozenset)):
        return sorted(value, key=str)
    return str(value)


def words(at, actor_id, actor, kind, subject, facts):
    """All that a row says but for its place in the chain. `at` and `facts` are texts already."""
    who = "null" if actor_id is None else actor_id
    return (
        f'{{"actor":{quoted(actor)},"actor_id":{who},"at":{quoted(at)},"facts":{facts},'
        f'"kind":{quoted(kind)},"subject":{quoted(subject)}}}'
    )


def row_hash(number, previous, text):
    """The hash of the row with these `words`, in hex."""
    return hashlib.sha256(f"{number}\n{previous}\n{text}".encode()).hexdigest()


def digest(items):
    """One SHA-256 for many things, each as its canonical JSON on a line of its own: for a batch."""
    total = hashlib.sha256()
    for item in items:
        total.update(facts_text(item).encode() + b"\n")
    return total.hexdigest()
