"""What happens when the story form is saved: parts, photos, version, and the move, in one go."""

import re
from contextlib import contextmanager

from django.conf import settings
from django.contrib import messages
from django.db import connection
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from articles.admin.forms import opened_on
from articles.models import Byline, PhotoUse
from articles.moves import MOVES, MoveRefused
from articles.photos.intake import PhotoRefused, accept
from newsroom.cookies import name_of

GROUPS = {"bylines": "bylines-group"}  # what is no field with an id of its own


class OpenedEarlier(Exception):
    """The form was opened on an older revision than the row has by now."""


@contextmanager
def writing(request):
    """Within the block the story's row is held, and a form that is too old is `OpenedEarlier`."""
    request.may_write_story = True
    try:
        yield
    finally:
        request.may_write_story = False


@contextmanager
def reading():
    """Within the block nothing is written, so that no transaction keeps a writer waiting.

    On SQLite every transaction of ours takes the one write lock when it begins, and to draw
    a refused form with both texts takes longer than to save.
    """
    if connection.vendor != "sqlite":
        yield
        return
    mode, connection.transaction_mode = connection.transaction_mode, "DEFERRED"
    try:
        yield
    finally:
        connection.transaction_mode = mode


def may_write(request):
    return getattr(request, "may_write_story", False)


def refuse_stale(request, story):
    """Raises `OpenedEarlier` if the save would be refused anyway: revisions only grow."""
    if opened_on(request.POST) != story.revision:
        raise OpenedEarlier


CONFIRMED = "story-saved"  # a cookie for the script that keeps what is typed (story-autosave.js)
TAB = re.compile(r"[0-9a-zA-Z-]{1,36}")


def confirmed(request, answer):
    """Tells the browser that what this tab of it kept while it was typed is saved. Returns the answer.

    By a cookie, because the page that comes next may be any: it is read whenever a story is
    opened again. It names the latest twenty tabs and nothing else.
    """
    tabs = [name for name in request.POST.getlist("_draft") if TAB.fullmatch(name)]
    if tabs:
        path, secure = reverse("admin:index"), settings.SESSION_COOKIE_SECURE
        cookie = name_of(CONFIRMED, path)
        known = [name for name in request.COOKIES.get(cookie, "").split(".") if TAB.fullmatch(name)]
        names = ".".join([*known, *tabs][-20:])
        answer.set_cookie(cookie, names, 30 * 24 * 3600, path=path, secure=secure, samesite="Lax")
    return answer


def add_own_byline(article, user):
    """Puts the name of whoever files a story on it, if nobody's stands there yet."""
    reporter = getattr(user, "reporter", None)
    if reporter is None or article.bylines.exists():
        return
    roles = {kind.value for kind in Byline.Role}
    role = reporter.kind if reporter.kind in roles else Byline.Role.REPORTER
    article.bylines.create(reporter=reporter, role=role)


def take_in(request):
    """Makes photos of plain uploads, before the transaction of the form: encoding takes seconds.

    What is refused is said, and the rest stays. A form that is then refused has left them in
    the library, where the same files sent again are found.
    """
    request.taken_in = []
    if not request.user.has_perm("photos.add_photo"):
        return
    for file in request.FILES.getlist("photo_files"):
        try:
            request.taken_in.append(accept(file, by=request.user, may_be_own=True))
        except PhotoRefused as refusal:
            messages.error(request, str(refusal))


def add_photos(request, article):
    """Puts the photos that were taken in on the story."""
    for photo in getattr(request, "taken_in", []):
        use_photo(article, photo)


def use_photo(article, photo):
    """Puts a photo on the story, last, with the words that the file brought along."""
    return PhotoUse.objects.get_or_create(
        article=article,
        photo=photo,
        defaults={
            "caption": photo.caption,
            "credit": photo.credit,
            "alt": photo.alt,
            "position": article.photo_uses.count(),
        },
    )


def make_move(request, article, verb, note):
    """Makes a move that was asked for by a button, and says what came of it. True if made."""
    try:
        getattr(article, verb)(by=request.user, **arguments(verb, note))
    except MoveRefused as refusal:
        messages.error(request, described(refusal, story_address(article)))
        return False
    messages.success(
        request,
        _("“%(story)s”: %(move)s. Now %(status)s.")
        % {
            "story": article,
            "move": MOVES[verb].label,
            "status": article.get_status_display(),
        },
    )
    return True


def arguments(verb, note):
    """`publish` has no note; all the other moves take one."""
    return {} if verb == "publish" else {"note": note}


def described(refusal, address):
    """A refused move as HTML: the sentence, and every problem with a link to its field.

    `address` is the story form's: the list of stories shows such refusals, too.
    """
    if not refusal.problems:
        return str(refusal)
    return format_html(
        "{} <ul>{}</ul>",
        str(refusal),
        format_html_join(
            "",
            '<li><a href="{}#{}">{}</a></li>',
            ((address, GROUPS.get(name, f"id_{name}"), text) for name, text in refusal.problems),
        ),
    )


def story_address(article):
    return reverse("admin:articles_article_change", args=[article.pk])
