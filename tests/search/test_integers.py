"""Arrays of integers come to PostgreSQL as they are, in a statement and in a COPY."""

import pytest
from django.db import connection

from articles.search.integers import Integers

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps tokens as text"),
]

ARRAYS = [[], [0], [-(2**31), -1, 1, 2**31 - 1], list(range(-2000, 2000, 3))]


@pytest.mark.parametrize("numbers", ARRAYS)
def test_in_a_statement(numbers):
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::integer[]", [Integers(numbers)])
        assert cursor.fetchone() == (numbers,)


@pytest.mark.parametrize("numbers", ARRAYS)
def test_in_a_copy(numbers):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE held (numbers integer[]) ON COMMIT DROP")
        with cursor.copy("COPY held FROM STDIN (FORMAT BINARY)") as copy:
            copy.set_types(["integer[]"])
            copy.write_row([Integers(numbers)])
            copy.write_row([None])
        cursor.execute("SELECT numbers FROM held")
        assert cursor.fetchall() == [(numbers,), (None,)]
