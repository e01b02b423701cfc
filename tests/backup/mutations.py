"""Two hundred ways to spoil a backup: accidents, and what somebody with tools might try."""

import random
import struct

from newsroom.backup.sealing import MARK


class Anatomy:
    """Where the parts of a backup lie: (offset, length) of its header and of each chunk with its seal."""

    def __init__(self, data, seal):
        start = len(MARK) + 2
        self.header = (start + 4, struct.unpack(">I", data[start : start + 4])[0])
        self.chunks, at = [], sum(self.header)
        while at < len(data):
            length = 4 + (struct.unpack(">I", data[at : at + 4])[0] & 0x7FFFFFFF) + seal
            self.chunks.append((at, length))
            at += length


def flip_a_bit(chance, data, anatomy):
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def flip_a_bit_of_a_length(chance, data, anatomy):
    at = chance.choice(anatomy.chunks)[0] + chance.randrange(4)
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def flip_a_bit_of_the_beginning(chance, data, anatomy):
    at = chance.randrange(sum(anatomy.header))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def cut_the_end(chance, data, anatomy):
    return data[: chance.randrange(len(data))]


def cut_at_a_chunk(chance, data, anatomy):
    return data[: chance.choice(anatomy.chunks)[0]]


def cut_and_call_the_one_before_the_last(chance, data, anatomy):
    at, length = chance.choice(anatomy.chunks[:-1])
    return data[:at] + bytes([data[at] | 0x80]) + data[at + 1 : at + length]


def take_a_chunk_out(chance, data, anatomy):
    at, length = chance.choice(anatomy.chunks)
    return data[:at] + data[at + length :]


def swap_two_chunks(chance, data, anatomy):
    (at, length), (then, as_long) = sorted(chance.sample(anatomy.chunks, 2))
    between = data[at + length : then]
    return data[:at] + data[then : then + as_long] + between + data[at : at + length] + data[then + as_long :]


def put_a_chunk_in_twice(chance, data, anatomy):
    at, length = chance.choice(anatomy.chunks)
    return data[: at + length] + data[at:]


def append(chance, data, anatomy):
    return data + chance.randbytes(chance.choice((1, 2, 100, 5000)))


def append_all_of_it(chance, data, anatomy):
    return data + data[anatomy.chunks[0][0] :]


def zero_a_stretch(chance, data, anatomy):
    """As a disk does that has lost a sector."""
    at = chance.randrange(len(data))
    return data[:at] + bytes(len(data[at : at + 512])) + data[at + 512 :]


def edit_the_header(chance, data, anatomy):
    start, length = anatomy.header
    text = data[start : start + length]
    edited = chance.choice(
        (
            text.replace(b'"', b"'", 1),
            text.replace(b"none", b"AES-256-GCM")
            if b"none" in text
            else text.replace(b"AES-256-GCM", b"none"),
            text[:-1] + b',"more":1}',
            text.replace(b"}", b" }"),
            text + b" " * chance.randrange(1, 9),
        )
    )
    return data[: start - 4] + struct.pack(">I", len(edited)) + edited + data[start + length :]


def change_the_version(chance, data, anatomy):
    at = len(MARK)
    return data[:at] + str(chance.choice((0, 2, 3, 9))).encode() + data[at + 1 :]


def chunk_of_another(chance, data, anatomy):
    """A chunk of a backup that was made of other things with the same key."""
    at, length = chance.choice(anatomy.chunks)
    return data[:at] + anatomy.other[at : at + length].ljust(length, b"\0") + data[at + length :]


ALL = [
    *(flip_a_bit, flip_a_bit_of_a_length, flip_a_bit_of_the_beginning, zero_a_stretch),
    *(cut_the_end, cut_at_a_chunk, cut_and_call_the_one_before_the_last, take_a_chunk_out),
    *(swap_two_chunks, put_a_chunk_in_twice, append, append_all_of_it),
    *(edit_the_header, change_the_version, chunk_of_another),
]


def mutations(data, seal, other, count):
    """(name, spoilt data), `count` of them. `other` is another backup."""
    anatomy = Anatomy(data, seal)
    anatomy.other = other
    for number in range(count):
        chance = random.Random(f"mutation {number}")
        mutate = ALL[number % len(ALL)]
        spoilt = mutate(chance, data, anatomy)
        while spoilt == data:  # zeros where there were zeros
            spoilt = mutate(chance, data, anatomy)
        yield f"{number} {mutate.__name__}", spoilt
