"""How many bytes a public file of a photo has, without asking the storage each time."""

from django.core.cache import cache

KEPT = 24 * 3600  # seconds


def sizes_of(renditions):
    """{name: bytes} of these renditions, without those whose file is not there."""
    keys = {_key(each.name): each for each in renditions}
    known = cache.get_many(keys)
    asked = {}
    for key in keys.keys() - known.keys():
        try:
            asked[key] = keys[key].storage.size(keys[key].name)
        except OSError:
            continue
    if asked:
        cache.set_many(asked, KEPT)
    return {keys[key].name: size for key, size in (known | asked).items()}


def forget_sizes(names):
    """After these files were written anew."""
    cache.delete_many([_key(name) for name in names])


def _key(name):
    return f"photo-size:{name}"
