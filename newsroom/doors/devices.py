"""Devices that somebody has logged in from before: a signed cookie, sent to the doors alone."""

import secrets

from django.conf import settings
from django.core import signing

from newsroom.cookies import name_of

COOKIE = "known-device"
PATH = "/accounts/"  # never sent along with a public page
AGE = 180 * 24 * 3600  # seconds
SALT = "newsroom.doors.devices"
MOST = 20  # people at one computer


def known(request, name):
    """The device's id if `name` (see `guard.digest`) has logged in from it, else None."""
    told = read(request)
    return told["device"] if name in told["names"] else None


def remember(request, response, name):
    """Has the browser keep that `name` has logged in here."""
    told = read(request)
    names = [name, *(each for each in told["names"] if each != name)][:MOST]
    response.set_cookie(
        name_of(COOKIE, PATH),
        signing.dumps({"device": told["device"], "names": names}, salt=SALT),
        max_age=AGE,
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def read(request):
    try:
        return signing.loads(request.COOKIES.get(name_of(COOKIE, PATH), ""), salt=SALT, max_age=AGE)
    except signing.BadSignature:
        return {"device": secrets.token_hex(8), "names": []}
