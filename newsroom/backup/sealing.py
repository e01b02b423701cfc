"""The outer layer of a backup: chunks, each of which is known to be the one that was written there.

    Newsroom backup, format 1 LF
    length of the header (4 bytes) · header (JSON)
    for each chunk: 1 bit "the last one", 31 bits length · content · seal

Numbers are big-endian. Every chunk but the last holds `CHUNK` bytes. Without a key the seal is the
SHA-256 of the seal before, the four bytes of the length and the content; before the first stands
the SHA-256 of all that precedes it. With a key the content is encrypted by AES-256-GCM and the seal is
its tag; the nonce counts the chunks and says which is the last (the STREAM construction: Hoang,
Reyhanitabar, Rogaway, Vizár, 2015), and the SHA-256 of all that precedes the chunks is authenticated
with each.
"""

import hashlib
import json
import struct

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.utils.translation import gettext as _

from newsroom.backup import keys

FORMAT = 1
MARK = b"Newsroom backup, format "
CHUNK = 1024**2  # bytes
LAST = 1 << 31
MOST_HEADER = 64 * 1024  # bytes
TAG, SEAL = 16, 32  # bytes


class BackupRefused(Exception):
    """`str()` is a sentence for the person at the machine. Nothing has been changed."""


class Damaged(BackupRefused):
    """The file is not what was written."""


class PlainSeals:
    """Each seal holds the one before. Finds every accident; who means harm can make all seals anew."""

    size = SEAL

    def __init__(self, beginning):
        self.before = beginning

    def close(self, word, content, number, is_last):
        self.before = hashlib.sha256(self.before + word + content).digest()
        return content + self.before

    def open(self, word, sealed, number, is_last):
        content = sealed[:-SEAL]
        self.before = hashlib.sha256(self.before + word + content).digest()
        if self.before != sealed[-SEAL:]:
            raise Damaged(_damaged_at(number))
        return content


class KeySeals:
    """Nobody without the key can read a chunk, make one, or put one in another place."""

    size = TAG

    def __init__(self, beginning, key):
        self.beginning, self.cipher = beginning, AESGCM(key)

    def _nonce(self, number, is_last):
        return number.to_bytes(11) + bytes([is_last])

    def close(self, word, content, number, is_last):
        return self.cipher.encrypt(self._nonce(number, is_last), content, self.beginning)

    def open(self, word, sealed, number, is_last):
        try:
            return self.cipher.decrypt(self._nonce(number, is_last), sealed, self.beginning)
        except InvalidTag:
            raise Damaged(_damaged_at(number)) from None


def _damaged_at(number):
    return _("The backup is damaged: what stands in chunk %(number)s is not what was written there.") % {
        "number": number + 1
    }


class Writer:
    """Takes bytes of any length. `digest` is afterwards the SHA-256 of the whole file, `size` its bytes."""

    def __init__(self, file, key=""):
        self.file, self.total, self.size = file, hashlib.sha256(), 0
        self.waiting, self.number = bytearray(), 0
        header, secret = keys.new(key) if key else ({"cipher": "none"}, None)
        text = json.dumps(header, sort_keys=True).encode()
        opening = MARK + f"{FORMAT}\n".encode() + struct.pack(">I", len(text)) + text
        self._put(opening)
        beginning = hashlib.sha256(opening).digest()
        self.seals = KeySeals(beginning, secret) if secret else PlainSeals(beginning)

    def _put(self, data):
        self.file.write(data)
        self.total.update(data)
        self.size += len(data)

    def write(self, data):
        self.waiting += data
        while len(self.waiting) > CHUNK:  # the last one is never empty, unless all is
            content = bytes(self.waiting[:CHUNK])
            del self.waiting[:CHUNK]
            self._chunk(content, is_last=False)

    def _chunk(self, content, *, is_last):
        word = struct.pack(">I", len(content) | (LAST if is_last else 0))
        self._put(word)
        self._put(self.seals.close(word, content, self.number, is_last))
        self.number += 1

    def finish(self):
        self._chunk(bytes(self.waiting), is_last=True)
        self.waiting.clear()

    @property
    def digest(self):
        return self.total.hexdigest()


class Reader:
    """Hands out what a `Writer` was given, and only what its seal vouches for.

    Raises `BackupRefused` if it cannot be read with this key, `Damaged` at the first chunk that is
    not what was written.
    """

    def __init__(self, file, key=""):
        self.file, self.total, self.size = file, hashlib.sha256(), 0
        self.number, self.is_over = 0, False
        self.waiting, self.position = b"", 0
        opening = self._opening()
        beginning = hashlib.sha256(opening).digest()
        secret = self._secret(key)
        self.seals = KeySeals(beginning, secret) if secret else PlainSeals(beginning)

    def _opening(self):
        mark = self._take(len(MARK))
        if mark != MARK:
            raise Damaged(_("This file is not a backup of Newsroom, or its beginning is damaged."))
        number = self._take(2)
        if not (number[:1].isdigit() and number[1:] == b"\n"):
            raise Damaged(_("This file is not a backup of Newsroom, or its beginning is damaged."))
        if int(number) != FORMAT:
            raise BackupRefused(
                _("The backup has format %(theirs)s. This version of Newsroom reads format %(ours)s.")
                % {"theirs": int(number), "ours": FORMAT}
            )
        length = self._take(4)
        if (size := int.from_bytes(length)) > MOST_HEADER:
            raise Damaged(_("The backup is damaged: its header is not what was written."))
        text = self._take(size)
        try:
            self.header = json.loads(text)
            self.is_encrypted = {"none": False, keys.CIPHER: True}[self.header["cipher"]]
        except (ValueError, KeyError, TypeError):
            raise Damaged(_("The backup is damaged: its header is not what was written.")) from None
        return mark + number + length + text

    def _secret(self, key):
        if not self.is_encrypted:
            return None
        if not key:
            raise BackupRefused(_("The backup is encrypted: give its key (BACKUP_KEY or --key-file)."))
        try:
            return keys.again(key, self.header)
        except keys.WrongKey:
            raise BackupRefused(
                _("The key is not the one that this backup was made with, or its header is damaged.")
            ) from None

    def _take(self, count):
        data = self.file.read(count)
        if len(data) < count:
            raise Damaged(_("The backup is cut off: its end is missing."))
        self.total.update(data)
        self.size += count
        return data

    def _next(self):
        word = self._take(4)
        length, is_last = int.from_bytes(word) & ~LAST, bool(word[0] & 0x80)
        if length > CHUNK or (length < CHUNK and not is_last):
            raise Damaged(_damaged_at(self.number))
        content = self.seals.open(word, self._take(length + self.seals.size), self.number, is_last)
        self.number += 1
        if is_last:
            self.is_over = True
            if self.file.read(1):
                raise Damaged(_("The backup is damaged: something was added to its end."))
        return content

    def read(self, count):
        """Just so many bytes, or none at the end. Raises `Damaged` if it ends in between."""
        while len(self.waiting) - self.position < count:
            if self.is_over:
                if self.position == len(self.waiting):
                    return b""
                raise Damaged(_("The backup is damaged: it ends within one of its parts."))
            self.waiting = self.waiting[self.position :] + self._next()
            self.position = 0
        data = self.waiting[self.position : self.position + count]
        self.position += count
        return data

    @property
    def digest(self):
        return self.total.hexdigest()
