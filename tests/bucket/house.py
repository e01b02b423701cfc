"""A newsroom whose files lie in a bucket: does what its people do, and prints what came of it as JSON.

A process of its own, with the settings of a house on several machines:
`DATABASE_URL=… FILES_URL=… python -m tests.bucket.house`.
"""

import json

import django

django.setup()

from django.test import Client  # noqa: E402 - the settings come first

from articles.facsimile.making import make_issue  # noqa: E402
from articles.facsimile.models import Facsimile  # noqa: E402
from articles.ingest.models import PageImport  # noqa: E402
from articles.photos import uploads  # noqa: E402
from newsroom.reporters.models import User  # noqa: E402
from tests.facsimile.conftest import make_paper  # noqa: E402
from tests.factory import add_photo, bring_to, make_article, the  # noqa: E402
from tests.photos.pictures import jpeg  # noqa: E402


def photo_in_pieces(owner):
    picture = jpeg(size=(1200, 800))
    upload = uploads.begin(owner=owner, name="广场.jpg", size=len(picture), fingerprint="0123456789abcdef")
    for offset in range(0, len(picture), 4096):
        uploads.receive(upload, offset, picture[offset : offset + 4096])
    left = uploads.storage.listdir(upload.path)[1]
    photo = uploads.finish(upload, by=owner)
    return photo, len(left), uploads.storage.listdir(upload.path)[1]


def main():
    told = {}
    photo, told["pieces"], told["pieces left"] = photo_in_pieces(the("reporter"))
    story = make_article(author=User.objects.get(pk=photo.uploaded_by_id))
    add_photo(story, photo)
    story.record_edit(by=story.author)
    story = bring_to(story, "published")
    reader, address = Client(), photo.renditions["WEBP"][0].url
    told["address"] = address
    told["photo"] = answer(reader.get(address))
    story.withdraw(by=the("chief editor"), note="当事人要求")
    told["photo of a withdrawn story"] = answer(reader.get(address))
    paper = make_paper()
    paper.issue.publish(by=the("chief editor"))
    make_issue(paper.issue)  # the worker's errand
    page = Facsimile.objects.current().filter(page__issue=paper.issue).select_related("page").first()
    told["page"] = answer(reader.get(f"/issues/{paper.issue.date}/{page.page.number}.pdf"))
    told["page picture"] = answer(reader.get(f"/issues/{paper.issue.date}/{page.page.number}/page-640.webp"))
    told["ready"] = answer(reader.get("/readyz"))
    told["originals"] = PageImport._meta.get_field("original").storage.location
    print(json.dumps(told))


def answer(response):
    content = response.getvalue()
    return [response.status_code, response.get("Content-Type"), len(content)]


if __name__ == "__main__":
    main()
