"""The WSGI entry of Newsroom."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from newsroom import clock

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

application = get_wsgi_application()
clock.set_at_start()

# What is loaded by now stays as long as the process: no need to look through it for garbage again and
# again. And a page makes some ten thousand objects that go without being looked for: to look at every
# 700th, as Python does by itself, takes a tenth of the time of a page.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 50)
