"""The ASGI entry of Newsroom."""

import os

from django.core.asgi import get_asgi_application

from newsroom import clock

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

application = get_asgi_application()
clock.set_at_start()
