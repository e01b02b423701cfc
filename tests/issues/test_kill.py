"""A process killed in the middle of publishing leaves all old or all new (rule 5)."""

import os
import signal
import subprocess
import sys

import pytest
from django.db import connection

from articles.issues.models import Issue
from articles.models import Article

pytestmark = pytest.mark.django_db(transaction=True)

# Publishes issue `argv[1]` as user `argv[2]`, and is killed when `argv[3]` stories have moved;
# with `after`, when the transaction has ended.
CHILD = """
import os, signal, sys
import django
django.setup()
from django.db import connection
from articles import signals
from articles.issues.models import Issue
from newsroom.reporters.models import User
seen = []
def die():
    os.kill(os.getpid(), signal.SIGKILL)
def count(sender, **kwargs):
    seen.append(1)
    if sys.argv[3] != "after" and len(seen) == int(sys.argv[3]):
        die()
signals.moved.connect(count)
issue = Issue.objects.get(pk=sys.argv[1])
issue.publish(by=User.objects.get(pk=sys.argv[2]))
die()
"""


@pytest.mark.parametrize("when", ["1", "5", "9", "10", "after"])
def test_killed_while_publishing(make_signed_issue, people, when):
    issue = make_signed_issue(10)

    arguments = [str(issue.pk), str(people.chief_editor.pk), when]
    child = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", CHILD, *arguments],
        env=os.environ | {"DATABASE_URL": database_url(), "PYTHONPATH": os.getcwd()},
        capture_output=True,
        timeout=60,  # seconds
    )

    assert child.returncode == -signal.SIGKILL, child.stderr.decode()
    connection.close()
    issue = Issue.objects.get()
    published = 10 if when == "after" else 0
    assert issue.is_published == (when == "after")
    assert Article.objects.published().count() == published
    assert Article.objects.in_status("approved").count() == 10 - published
    if not published:  # and nothing is in the way of a second try
        issue.publish(by=people.chief_editor)
        assert Article.objects.published().count() == 10


def database_url():
    """The database that this test runs on, for another process."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{settings['NAME']}"
    url = os.environ["DATABASE_URL"]
    base, _, query = url.partition("?")
    return f"{base.rpartition('/')[0]}/{settings['NAME']}" + (f"?{query}" if query else "")
