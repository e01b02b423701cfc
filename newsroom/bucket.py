"""The address of a bucket for files."""

from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def bucket(url):
    """What `s3://key:secret@host[:port]/bucket` says, as a dict; None for "".

    `s3+http:` is without TLS, for a server on the same machine. Raises ImproperlyConfigured.
    """
    if not url:
        return None
    parts = urlsplit(url)
    name = parts.path.strip("/")
    if parts.scheme not in {"s3", "s3+http"} or not (parts.hostname and parts.username and name):
        raise ImproperlyConfigured("FILES_URL must read s3://key:secret@host/bucket")
    scheme = "http" if parts.scheme == "s3+http" else "https"
    port = f":{parts.port}" if parts.port else ""
    return {
        "endpoint": f"{scheme}://{parts.hostname}{port}",
        "bucket": name,
        "key": unquote(parts.username),
        "secret": unquote(parts.password or ""),
    }
