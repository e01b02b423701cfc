"""The names of photos say nothing and cannot be guessed."""

import base64
import re

from articles.photos.models.photo import master_path, new_token


def test_names_have_128_random_bits():
    tokens = {new_token() for _ in range(20_000)}
    bits = [base64.urlsafe_b64decode(f"{token}==") for token in tokens]

    assert len(tokens) == 20_000
    assert {len(each) for each in bits} == {16}
    for at in range(128):  # each bit is set in half of them: within seven standard deviations
        ones = sum(each[at // 8] >> at % 8 & 1 for each in bits)
        assert abs(ones - 10_000) < 500


def test_a_name_owes_nothing_to_the_row_or_the_sender():
    from articles.photos.models import Photo

    first, second = Photo(pk=7, filename="秘密.jpg"), Photo(pk=7, filename="秘密.jpg")

    assert master_path(first, "秘密.jpg") != master_path(second, "秘密.jpg")
    assert re.fullmatch(r"photos/[\w-]{22}\.jpg", master_path(first, "秘密.jpg"))
