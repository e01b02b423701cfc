"""What happens to a file on its way, or is done to it: cut off, bits turned over, pieces gone, doubled, swapped."""

import random

from tests.hostile_files.generator import SEED

CUTS = (0.01, 0.05, 0.15, 0.3, 0.5, 0.7, 0.9, 0.99)


def damaged(data, title, *, flips=8):
    """(title, bytes) for each thing that happens to it."""
    chance = random.Random(f"{SEED} {title}")
    for part in CUTS:
        yield f"{title}, {part:.0%} of it", data[: max(1, int(len(data) * part))]
    for number in range(flips):
        turned = bytearray(data)
        for _bit in range(1 + number * number):
            turned[chance.randrange(len(turned))] ^= 1 << chance.randrange(8)
        yield f"{title}, {1 + number * number} bits turned over ({number})", bytes(turned)
    head = bytearray(data)
    for _byte in range(12):
        head[chance.randrange(min(len(head), 120))] = chance.randrange(256)
    yield f"{title}, its head rewritten", bytes(head)
    start, end = sorted(chance.randrange(len(data)) for _ in range(2))
    yield f"{title}, a piece gone", data[:start] + data[end:]
    yield f"{title}, a piece twice", data[:end] + data[start:]
    yield f"{title}, zeros in the middle", data[:start] + bytes(end - start) + data[end:]
    yield f"{title}, twice over", data + data
    yield f"{title}, with noise behind", data + chance.randbytes(5_000)
    yield f"{title}, with noise before", chance.randbytes(64) + data
