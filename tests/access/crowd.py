"""Many stories at once, written past the moves: for counting queries, not for anything else."""

from datetime import timedelta
from itertools import cycle, islice

from django.utils import timezone

from tests.factory import TEXT, make_desk, make_reporter, make_user, the

STATES = [
    *["published"] * 5,
    *("draft", "first_review", "second_review", "final_review", "approved", "withdrawn", "killed"),
]
STORIES_ON_A_PAGE = 4
PAGES = 4


class Crowd:
    """`grow_to(n)` makes it n stories, with as many people, photos and records as go with them."""

    def __init__(self):
        from articles.models import Column
        from newsroom.districts.models import District, Union

        self.size = 0
        self.start = timezone.now()
        self.reporter, self.desk = the("reporter"), make_desk()
        self.person = make_reporter("晁小争", user=self.reporter)
        self.columns = [
            Column.objects.create(name=f"栏目{n}", slug=f"c{n}", desk=self.desk) for n in range(5)
        ]
        self.districts = list(District.objects.filter(path__startswith="fangshan/")[:10])
        self.unions = list(Union.objects.all()[:10])

    def grow_to(self, size):
        from django.db import connection

        from articles.listing.keeping import keep
        from articles.models import Article
        from articles.search import entries, index

        stories = self._stories(size - self.size)
        self._parts(stories)
        self._records(stories)
        ids = [story.pk for story in stories]
        entries.index(Article.objects.filter(pk__in=ids))
        self._move(stories)
        keep(ids)
        self._issues(stories)
        self._surroundings(len(stories))
        index.tidy(connection)
        self.size = size

    def _stories(self, count):
        from articles.models import Article

        return Article.objects.bulk_create(
            Article(
                headline=f"驿站开张第{self.size + n:05}处",
                kicker="寒冬送暖",
                body=TEXT,
                column=self.columns[n % 5],
                desk=self.desk if n % 3 else None,
                author=self.reporter,
                submitted_at=self.start,
                created_at=self.start,
                updated_at=self.start + timedelta(seconds=n),
            )
            for n in range(count)
        )

    def _parts(self, stories):
        from django.contrib.contenttypes.models import ContentType
        from taggit.models import Tag, TaggedItem

        from articles.models import Article, Byline, PhotoUse
        from articles.photos.models import Photo
        from newsroom.reporters.models import Reporter

        people = Reporter.objects.bulk_create(
            Reporter(name=f"通讯员{self.size + n}") for n in range(len(stories))
        )
        photos = Photo.objects.bulk_create(
            Photo(
                picture=f"photos/{self.size + n:022}.jpg",
                token=f"{self.size + n:022}",
                width=1200,
                height=800,
                sha256=f"{self.size + n:064}",
                upload_sha256=f"{self.size + n:064}",
                filename="p.jpg",
                caption="图为驿站一角。",
                uploaded_by=self.reporter,
                photographer=self.person,
            )
            for n in range(len(stories))
        )
        shared, _new = Tag.objects.get_or_create(name="驿站", slug="驿站")
        tags = Tag.objects.bulk_create(
            Tag(name=f"标签{self.size + n}", slug=f"t{self.size + n}") for n in range(len(stories))
        )
        article_type = ContentType.objects.get_for_model(Article)
        Byline.objects.bulk_create(
            Byline(article=story, reporter=who, role="reporter", position=position)
            for story, person in zip(stories, people)
            for position, who in enumerate([self.person, person])
        )
        PhotoUse.objects.bulk_create(
            PhotoUse(
                article=story, photo=photo, caption="图为驿站一角。", credit="晁小争 摄", placement="lead"
            )
            for story, photo in zip(stories, photos)
        )
        for through, key, places in [
            (Article.districts.through, "district_id", self.districts),
            (Article.unions.through, "union_id", self.unions),
        ]:
            through.objects.bulk_create(
                through(**{"article_id": story.pk, key: place.pk})
                for story, place in zip(stories, cycle(places))
            )
        TaggedItem.objects.bulk_create(
            TaggedItem(tag=tag, object_id=story.pk, content_type=article_type)
            for story, own in zip(stories, tags)
            for tag in (shared, own)
        )

    def _records(self, stories):
        from articles.models import Event, Version

        Event.objects.bulk_create(
            Event(article=story, actor=the("desk editor"), verb=verb, note="再改改")
            for story in stories
            for verb in ("submit", "send_back")
        )
        Version.objects.bulk_create(
            Version(article=story, number=1, digest="0" * 64, content={}, created_by=self.reporter)
            for story in stories
        )

    def _move(self, stories):
        from articles.models import Article

        for state in set(STATES):
            chosen = [story.pk for story, each in zip(stories, cycle(STATES)) if each == state]
            at = self.start - timedelta(minutes=1) if state in ("published", "withdrawn") else None
            Article._base_manager.filter(pk__in=chosen).update(status=state, published_at=at)

    def _issues(self, stories):
        """Papers of four pages with four stories each, with every other published story."""
        from articles.issues.models import Issue, Page, PageSignature, Placement

        public = [story for story, state in zip(stories, cycle(STATES)) if state == "published"]
        stacks = iter(public[::2])
        number = Issue.objects.count()
        while batch := list(islice(stacks, STORIES_ON_A_PAGE * PAGES)):
            number += 1
            issue = Issue.objects.create(date=timezone.localdate() - timedelta(days=number))
            pages = Page.objects.bulk_create(Page(issue=issue, number=n, name=f"版{n}") for n in range(1, 5))
            Placement.objects.bulk_create(
                Placement(page=page, article=story, position=n, weight="lead" if n == 0 else "ordinary")
                for n, (story, page) in enumerate(zip(batch, cycle(pages)))
            )
            PageSignature.objects.bulk_create(
                PageSignature(page=page, kind="proof1", by=the("proofreader"), digest="0" * 64)
                for page in pages
            )
            Issue.objects.filter(pk=issue.pk).update(status="published", published_at=self.start)
        self.issue = Issue.objects.published().newest_first().first()

    def _surroundings(self, count):
        """Accounts, their ledger and imports, fewer by far than stories."""
        from articles.ingest.models import PageImport
        from newsroom.reporters.models import AccountEvent

        for n in range(count // 50):
            make_user("reporter", f"u{self.size + n}")
        AccountEvent.objects.bulk_create(
            AccountEvent(user=self.reporter, actor=self.reporter, verb="login") for _n in range(count)
        )
        PageImport.objects.bulk_create(
            PageImport(filename=f"{n}.md", sha256=f"{self.size + n:064}", imported_by=self.reporter)
            for n in range(count // 5)
        )
