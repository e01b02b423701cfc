"""Looks at a restored newsroom from within: `python -m newsroom.backup.looking`, with its environment.

Applies the migrations that are missing, verifies the ledger, asks whether the database still
refuses what it has to, and then asks for pages as readers do: the front page, and a few of all that
it leads to. Says on one line of JSON what it found.
"""

import json
import re
import sys

LINKS = re.compile(r'(?:href|src)="(/(?:articles|issues|districts|columns|photos|media|search)[^"#]*)"')
PAGES = 30


def main():
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    told = json.load(sys.stdin)
    faults, found = [], {}
    call_command("migrate", interactive=False, verbosity=0, stdout=sys.stderr)
    call_command("check", stdout=sys.stderr)
    faults += unguarded()
    faults += ledger_faults(told, found)
    faults += pages(Client(), found)
    print(json.dumps(found | {"faults": faults}))  # noqa: T201 - this is the answer


def unguarded():
    from django.db import connection
    from django.utils.translation import gettext as _

    from newsroom.reporters.models.ledger import unprotected

    return [
        _("The database no longer protects %(table)s.") % {"table": table}
        for table in unprotected(connection)
    ]


def ledger_faults(told, found):
    """The chain is whole, ends where the backup says, and holds every head that was told before."""
    from django.utils.translation import gettext as _

    from newsroom.ledger.verifying import Fault, Head, verify

    number, digest = told["ledger"]
    heads = [Head(*known) for known in told["heads"] if known[0] <= number]
    try:
        latest = verify(heads)
    except Fault as fault:
        return [str(fault)]
    found |= {"ledger": list(latest), "heads": len(heads)}
    if number and list(latest) != [number, digest]:
        return [_("The ledger does not end where the backup says.")]
    return []


def pages(client, found):
    from django.conf import settings
    from django.utils.translation import gettext as _

    secure = settings.SITE_URL.startswith("https")
    host = next((name.lstrip(".*") for name in settings.ALLOWED_HOSTS if name.strip(".*")), "localhost")

    def ask(address):
        answer = client.get(address, secure=secure, headers={"host": host})
        return answer.status_code, answer.getvalue() if answer.streaming else answer.content

    status, front = ask("/")
    wanted = {}
    for link in LINKS.findall(front.decode("utf-8", "replace")):
        wanted.setdefault(link.split("/")[1], {})[link.replace("&amp;", "&")] = None
    links = [link for kind in wanted.values() for link in list(kind)[: PAGES // max(1, len(wanted))]]
    answers = {"/": status} | {link: ask(link)[0] for link in links}
    found["pages"] = len(answers)
    return [
        _("%(address)s answers %(status)s.") % {"address": address, "status": code}
        for address, code in answers.items()
        if code != 200
    ]


if __name__ == "__main__":
    main()
