"""`make run`: migrates, loads the demo newsroom into an empty database, serves, in one process."""

import os
import sys
import threading
import time
from pathlib import Path

STARTED = time.monotonic()

sys.path[0] = str(Path(__file__).resolve().parent.parent)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

import django  # noqa: E402 - the path comes first
from django.core.management import call_command  # noqa: E402
from django.utils.autoreload import run_with_reloader  # noqa: E402


def prepare(address):
    from articles.demo.people import LOGINS, demo_password
    from newsroom.reporters.models import User

    call_command("migrate", verbosity=0)
    if not User.objects.exists():
        print("Loading the demo newsroom; its pictures take up to a minute ...", flush=True)
    call_command("demo", if_empty=True, verbosity=0)
    there = set(User.objects.filter(username__in=LOGINS).values_list("username", flat=True))
    print(f"\nNewsroom  http://{address}/   back office  http://{address}/admin/")
    if there:
        print(f"Logins    {', '.join(name for name in LOGINS if name in there)}")
        print(f"Password  {demo_password()}")
    print(f"Ready after {time.monotonic() - STARTED:.1f} s; stop with Ctrl-C.\n", flush=True)


def work():
    """What `manage.py work` does: errands and mail; with DEBUG mail is printed. Ends with this process."""
    from articles.outbox import loop

    loop.work()


if __name__ == "__main__":
    if os.environ.get("RUN_MAIN") != "true":
        run_with_reloader(None)  # starts this script again, and once more after each change
    address = f"127.0.0.1:{os.environ.get('PORT') or 8000}"
    django.setup()
    prepare(address)
    threading.Thread(target=work, daemon=True).start()
    call_command("runserver", address, skip_checks=False)
