"""What hangs on nothing but the language is made once for the process.

    @kept_by_language
    def publisher():
        return {"name": gettext("…"), …}

Once for each language and each set of arguments, the latest of which are remembered: `MOST`, or as
many as `@kept_by_language(most=…)` says where a piece is large. Only for what asks neither the
database nor the request. What is kept is everybody's: nobody may change it.
"""

from functools import lru_cache, partial, wraps

from django.core.signals import setting_changed
from django.utils.translation import get_language

MOST = 4000


def kept_by_language(make=None, *, most=MOST):
    if make is None:
        return partial(kept_by_language, most=most)

    @lru_cache(most)
    def made(language, *args):
        return make(*args)

    def forget(**said):
        made.cache_clear()

    @wraps(make)
    def ask(*args):
        return made(get_language(), *args)

    setting_changed.connect(forget, weak=False)  # only tests change settings
    return ask
