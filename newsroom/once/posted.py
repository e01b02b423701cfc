"""The form that is being answered: what it is known by, and since when the same is another one."""

import hashlib
from datetime import timedelta

MASKED = 64  # characters: a token as pages carry it; what scripts read from the cookie has half of that
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - a name
OFFICE = "/admin/"
KNOWN_BY_CONTENT = ("/admin/photos/", "/admin/ingest/")  # files: what came before is found by its hash

# A page that is sent again after an hour is still the same page. A script sends from a page that
# stays as it is: what it sends again after a while is meant.
SAME_PAGE = timedelta(days=1)
SAME_CLICK = timedelta(seconds=10)


class Posted:
    """A form as it was sent, before anybody has changed its fields."""

    def __init__(self, request):
        self.request, self.fields, self.files = request, request.POST, request.FILES
        self.spent = False
        self._key = None

    @property
    def lasts(self):
        headers = self.request.headers
        by_script = "X-Fragment" in headers or headers.get("Sec-Fetch-Mode", "navigate") != "navigate"
        return SAME_CLICK if by_script else SAME_PAGE

    @property
    def key(self):
        """Hex SHA-256. The files, too, are read through: two photos may have one name."""
        if self._key is None:
            hashed = hashlib.sha256()
            for part in self._parts():
                hashed.update(len(part).to_bytes(8) + part)
            self._key = hashed.hexdigest()
        return self._key

    def _parts(self):
        yield str(self.request.user.pk).encode()
        yield self.request.get_full_path().encode()
        for name, values in self.fields.lists():
            yield from (text.encode("utf-8", "surrogatepass") for text in (name, *values))
            yield b""
        for name, files in self.files.lists():
            for file in files:
                yield f"{name} {file.name} {file.size}".encode("utf-8", "surrogatepass")
                yield digest_of(file)


def digest_of(file):
    hashed = hashlib.sha256()
    for chunk in file.chunks():
        hashed.update(chunk)
    file.seek(0)
    return hashed.digest()


def is_form_of_office(request):
    return (
        request.method == "POST"
        and request.path_info.startswith(OFFICE)
        and not request.path_info.startswith(KNOWN_BY_CONTENT)
        and len(request.POST.get(TOKEN, "")) == MASKED
    )
