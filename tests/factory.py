"""People, photos and stories for tests, made the way the newsroom makes them.

Plain functions, to be called where the database is at hand. Models are imported late: some
conftest.py is read before Django is set up.
"""

import io
import itertools
from datetime import timedelta
from types import SimpleNamespace

PASSWORD = "newsroom"
TEXT = "<p>疲惫时歇歇脚，口渴时喝杯茶。</p><p>驿站里有充电器，也有热饭的微波炉。</p>"

_numbers = itertools.count(1)


# People


def make_user(role="", username="", *, superuser=False, desks=(), **fields):
    """A new account in the group named `role` (none if empty), with the password `PASSWORD`."""
    from django.contrib.auth.models import Group

    from newsroom.reporters.models import User

    username = username or f"{role or 'nobody'}-{next(_numbers)}".replace(" ", "-")
    fields = {"name": username, "is_staff": True, **fields}
    make = User.objects.create_superuser if superuser else User.objects.create_user
    user = make(username, password=PASSWORD, **fields)
    if role:
        user.groups.add(Group.objects.get(name=role))
    user.desks.add(*desks)
    return user


def the(role):
    """The one person of this role whom all stories of `make_article` go through."""
    from newsroom.reporters.models import User

    username = f"the-{role}".replace(" ", "-")
    return User.objects.filter(username=username).first() or make_user(role, username)


def everybody():
    """One person for each of the ten roles: `everybody().desk_editor`, … The same as `the(role)`."""
    from newsroom.reporters.roles import ROLES

    return SimpleNamespace(**{role.replace(" ", "_"): the(role) for role in ROLES})


def fresh(user):
    """The same account read anew: what it remembers of its roles and desks is forgotten."""
    return type(user).objects.get(pk=user.pk)


def make_reporter(name="", *, user=None, kind="reporter", **fields):
    """A person whose name can stand in the paper; with `user`, one who has that account."""
    from newsroom.reporters.models import Reporter

    return Reporter.objects.create(name=name or f"甲{next(_numbers)}", user=user, kind=kind, **fields)


def make_writer(name="周砚"):
    """The account of a reporter of the paper whose name can stand in it."""
    user = make_user("reporter", name=name)
    make_reporter(name, user=user)
    return user


def make_desk(name="", *members):
    from newsroom.reporters.models import Desk

    name = name or f"部{next(_numbers)}"
    desk = Desk.objects.create(name=name, slug=f"desk-{next(_numbers)}")
    desk.members.add(*members)
    return desk


# Photos


def picture_file(name="photo.jpg", size=(48, 36)):
    """A small real JPEG, unlike every other one, as an upload."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from PIL import Image

    number = next(_numbers)
    image = Image.new("RGB", size, (number * 37 % 256, number * 91 % 256, number // 256 % 256))
    file = io.BytesIO()
    image.save(file, "JPEG", comment=str(number).encode())
    return SimpleUploadedFile(name, file.getvalue(), content_type="image/jpeg")


def make_photo(by=None, **fields):
    """A photo through the one door, of a small picture; `fields` as an editor would set them."""
    from articles.photos.intake import accept

    photo = accept(picture_file(), by=by)
    for name, value in fields.items():
        setattr(photo, name, value)
    photo.save()
    return photo


def add_photo(article, photo=None, *, caption="图为驿站一角。", credit="晁小争 摄", **fields):
    """Puts a photo, a new one if none is given, on a story."""
    return article.photo_uses.create(
        photo=photo or make_photo(by=article.author), caption=caption, credit=credit, **fields
    )


# Stories


def make_draft(author, body="<p>原文。</p>", **fields):
    """A story as one begins it: no more than a headline and a text."""
    from articles.models import Article

    return Article.objects.create(**{"headline": "送清凉", "body": body, "author": author, **fields})


def make_article(status="draft", headline="窦店镇建起八处暖心驿站", *, author=None, at=None, **fields):
    """A story in this state, taken there by its real moves and by `the(…)` three reviewers.

    `at` is the time of publication. `bylines`, `districts`, `unions`, `tags` may be lists (of
    Reporters, Districts, Unions, strings); without bylines the author's own name stands on it.
    """
    from articles.models import Article

    parts = {name: fields.pop(name, []) for name in ("bylines", "districts", "unions", "tags")}
    author = author or the("reporter")
    fields = {"body": TEXT, "dateline": "本报讯", **fields}
    article = Article.objects.create(headline=headline, author=author, **fields)
    bylines = parts.pop("bylines") or [person_of(author)]
    for position, reporter in enumerate(bylines):
        article.bylines.create(reporter=reporter, role="reporter", position=position)
    for name, values in parts.items():
        getattr(article, name).add(*values)
    article.record_edit(by=author)
    return bring_to(article, status, at=at)


def person_of(user):
    """The Reporter whose account this is, made if there is none."""
    return getattr(user, "reporter", None) or make_reporter(user.name, user=user)


def bring_to(article, status, *, at=None):
    """Takes a draft of `author` through its moves to this state. Returns it."""
    moves = {
        "first_review": lambda: article.submit(by=article.author),
        "second_review": lambda: article.pass_review(by=the("desk editor")),
        "final_review": lambda: article.pass_review(by=the("desk chief")),
        "approved": lambda: article.sign_off(by=the("chief editor")),
        "published": lambda: article.publish(by=the("chief editor"), at=at),
        "withdrawn": lambda: article.withdraw(by=the("chief editor"), note="与事实不符"),
    }
    if status == "killed":
        article.kill(by=the("chief editor"), note="已有同题")
    elif status != "draft":
        for state, move in moves.items():
            move()
            if state == status:
                break
    assert article.status == status
    return article


def in_hours(hours):
    """The moment so many hours from now; negative for the past."""
    from django.utils import timezone

    return timezone.now() + timedelta(hours=hours)
