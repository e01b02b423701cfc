"""Which addresses are looked at, and as whom: those of tests/access/table.py that answer with a page."""

from urllib.parse import quote

from tests.access.addresses import all_routes, filled
from tests.access.asking import STATES
from tests.access.table import PUBLIC, TABLE
from tests.access.world import ANONYMOUS, PEOPLE, SUPERUSER

LOOKED_AT = {
    "": ("",),
    "story": ("published", "draft", "second_review", "withdrawn"),
    "issue": ("published", "planning"),
}
PREFERRED = (SUPERUSER, "chief editor", "auditor", *PEOPLE)


def addresses(world):
    """(who, address) of every page: as a reader where readers may, else as one who may most."""
    routes = all_routes()
    for row in TABLE:
        for state in STATES[row.about]:
            if state not in LOOKED_AT[row.about]:
                continue
            preferred = (ANONYMOUS, *PREFERRED) if row in PUBLIC else PREFERRED
            who = next((who for who in preferred if row.get(who, state) in {200, 410}), None)
            if who is None:
                continue
            address = filled(routes[row.name], row.at(world, state))
            yield who, address + (f"?{quote(row.query, safe='=&')}" if row.query else "")
