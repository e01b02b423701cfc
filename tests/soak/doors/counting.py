"""Production's way of hashing passwords, which notes each time that it costs: a byte in a file."""

import os

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class CountingHasher(PBKDF2PasswordHasher):
    def encode(self, password, salt, iterations=None):
        with open(os.environ["HASHES"], "ab", buffering=0) as hashes:
            hashes.write(b".")
        return super().encode(password, salt, iterations)

    def harden_runtime(self, password, encoded):
        """Not counted: there is one number of rounds."""
