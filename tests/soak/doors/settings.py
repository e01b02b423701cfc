"""The project's settings, with passwords that count their looks."""

from newsroom.settings import *  # noqa: F403

PASSWORD_HASHERS = ["tests.soak.doors.counting.CountingHasher"]
