"""The list of columns that hold text is complete, and what is left out of it has its reason."""

import pytest
from django.core.exceptions import ValidationError

from tests.hostile_copy import fields, payloads
from tests.hostile_copy.making import numbered


def test_every_column_that_holds_text_gets_payloads_or_has_a_reason():
    """A column that is new gets payloads by itself; this holds the reasons to what there is."""
    assert fields.LEFT_OUT.keys() <= fields.text_fields().keys(), "reasons for columns that are no more"
    assert len(fields.written_fields()) > 100


def test_the_kept_payloads_are_those_that_are_made():
    assert payloads.every() == numbered()


def test_there_are_three_thousand_payloads_that_differ_by_more_than_their_number():
    shapes = {payloads.CALL.sub("§", text) for _kind, text in payloads.every()}

    assert len(shapes) >= 3000
    assert len({kind for kind, _text in payloads.every()}) == 12


def test_each_payload_says_its_number_and_no_other():
    # Those without are encoded through and through.
    found = [payloads.numbers_in(text) for _kind, text in payloads.every()]

    assert all(numbers == {at} for at, numbers in enumerate(found))


@pytest.mark.parametrize("label", [label for label, why in fields.LEFT_OUT.items() if why is fields.ADDRESS])
def test_a_part_of_an_address_takes_no_markup(label):
    """Columns left out as ADDRESS: their validators refuse what could be markup."""
    field = fields.text_fields()[label]
    with pytest.raises(ValidationError):
        field.run_validators('x"><svg onload=f(1)>')
