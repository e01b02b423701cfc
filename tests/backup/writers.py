"""People at work while a backup is made, and what must be true of any moment of their work."""

import sqlite3
import threading
from contextlib import closing

from django.db import connection, connections

from tests import factory

# Each finds rows of a newsroom that was copied in the middle of something
BROKEN = {
    "a public story without its place in a list": """
        SELECT id FROM articles_article WHERE status = 'published'
        AND id NOT IN (SELECT article_id FROM listing_listed)""",
    "a place in a list without a public story": """
        SELECT article_id FROM listing_listed WHERE article_id NOT IN
        (SELECT id FROM articles_article WHERE status = 'published')""",
    "a public story that search does not know": """
        SELECT id FROM articles_article WHERE status = 'published'
        AND id NOT IN (SELECT article_id FROM search_entry)""",
    "a public story that was never published": """
        SELECT id FROM articles_article WHERE status = 'published' AND id NOT IN
        (SELECT article_id FROM articles_event WHERE verb = 'publish')""",
    "a state that is not that of the latest move": """
        SELECT articles_article.id FROM articles_article JOIN articles_event ON articles_event.id =
        (SELECT max(id) FROM articles_event WHERE article_id = articles_article.id)
        WHERE to_status <> status""",
    "more or fewer moves than in the ledger": """
        SELECT 1 WHERE (SELECT count(*) FROM articles_event) <>
        (SELECT count(*) FROM ledger_entry WHERE kind LIKE 'articles.%' AND facts LIKE '%"to_status":%')""",
}


class Writers:
    """`with Writers(2) as writers:` and people write, publish, withdraw and throw away until its end."""

    def __init__(self, count):
        self.over, self.errors, self.done = threading.Event(), [], 0
        self.threads = [threading.Thread(target=self._work, args=[number]) for number in range(count)]

    def __enter__(self):
        factory.everybody()
        factory.person_of(factory.the("reporter"))
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join()

    def _work(self, number):
        try:
            while not self.over.is_set():
                self._one_story()
                self.done += 1
        except Exception as error:
            self.errors.append(error)
        finally:
            connections.close_all()

    def _one_story(self):
        passing = factory.make_photo(by=factory.the("reporter"))
        story = factory.make_article("draft", tags=["暖心"])
        factory.add_photo(story)
        story.record_edit(by=story.author)
        factory.bring_to(story, "published")
        if self.done % 3 == 0:
            story.withdraw(by=factory.the("chief editor"), note="与事实不符")
        passing.delete()  # with its files, after the commit


def broken(database):
    """{what is wrong: rows} of a `Target` restored to."""

    def rows(statement):
        if connection.vendor == "sqlite":
            with closing(sqlite3.connect(database.path)) as opened:
                return opened.execute(statement).fetchall()
        with database.connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall()

    found = {what: rows(statement) for what, statement in BROKEN.items()}
    return {what: some[:5] for what, some in found.items() if some}


def photos_without_files(house):
    """Names of pictures in rows, or of what is made from them, that were not restored."""
    statement = "SELECT picture, width FROM photos_photo"
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(house.database.path)) as opened:
            rows = opened.execute(statement).fetchall()
    else:
        with house.database.connection.cursor() as cursor:
            cursor.execute(statement)
            rows = cursor.fetchall()
    root = house.files.roots["media"]
    missing = [name for name, _width in rows if not (root / name).is_file()]
    missing += [
        name for name, width in rows if not (root / name.removesuffix(".jpg") / f"{width}w.webp").is_file()
    ]
    return len(rows), missing
