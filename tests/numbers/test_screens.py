import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from articles.corrections import open_for_correction
from articles.numbers import sheets, statements
from articles.numbers.models import Adjustment
from articles.numbers.periods import midnight
from newsroom.reporters.models import Reporter
from tests.factory import make_article, make_reporter, the

pytestmark = pytest.mark.django_db
TABLES = ("reporters", "correspondents", "unions", "districts", "columns", "months")


@pytest.fixture
def chief(client):
    client.force_login(the("chief editor"))
    return client


@pytest.fixture
def this_month():
    return f"{timezone.localdate():%Y-%m}"


@pytest.mark.parametrize("table", TABLES)
def test_every_table_can_be_seen_and_taken_along(chief, table):
    make_article("published", bylines=[make_reporter("栗迟")])
    address = reverse("admin:numbers_table", args=[table])

    assert chief.get(address).status_code == 200
    book = load_workbook(io.BytesIO(chief.get(f"{address}?file=xlsx").content))
    assert book.active.max_row >= (1 if table in ("correspondents", "unions", "columns") else 2)
    assert chief.get(f"{address}?file=csv").content.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_no_cell_begins_a_formula(start, kind):
    name = f"{start}HYPERLINK(1)"

    answer = sheets.answer("x", ["name"], [[name, 3]], kind)

    if kind == "csv":
        assert answer.content.decode("utf-8-sig").splitlines()[1].lstrip('"').startswith("'")
        return
    cell = load_workbook(io.BytesIO(answer.content)).active["A2"]
    assert cell.data_type == "s"
    assert not cell.value.startswith(start)


def test_a_negative_number_stays_a_number():
    answer = sheets.answer("x", ["points"], [[-2]], "xlsx")

    assert load_workbook(io.BytesIO(answer.content)).active["A2"].value == -2


def test_a_reporter_sees_their_own_numbers_and_nobody_elses(client):
    make_article("published", headline="驿站迎冬")
    client.force_login(the("reporter"))

    assert client.get(reverse("admin:numbers_mine")).status_code == 200
    assert client.get(reverse("admin:numbers_table", args=["reporters"])).status_code == 403


def test_own_numbers_are_of_ones_own_stories_and_earnings_alone(client, tariff):
    user = the("reporter")
    own = Reporter.objects.create(name="栗迟", user=user)
    last_month = (timezone.localdate().replace(day=1) - timedelta(days=1)).replace(day=1)
    for headline, person in [("驿站迎冬", own), ("他人之稿", make_reporter("杜晓"))]:
        make_article("published", headline=headline, bylines=[person], at=midnight(last_month))
        make_article("published", bylines=[person])
    edited = make_article("published", bylines=[make_reporter()])
    with open_for_correction(edited.pk):
        edited.bylines.create(reporter=own, role="editor", position=1)
    statements.sign(statements.statement_of(last_month), by=the("chief editor"))
    client.force_login(user)

    answer = client.get(reverse("admin:numbers_mine"))

    this_year = 1 + (last_month.year == timezone.localdate().year)
    assert sum(line.used for line in answer.context["lines"]) == this_year
    assert [line.headline for line in answer.context["earned"][0][1]] == ["驿站迎冬"]


def test_a_refused_adjustment_keeps_what_was_typed(chief, tariff, this_month):
    person = make_reporter("栗迟")
    chief.post(
        reverse("admin:numbers_adjustments", args=[this_month]),
        {"reporter": person.pk, "points": "很多", "reason": "好稿奖"},
    )

    page = chief.get(reverse("admin:numbers_statement_month", args=[this_month])).content.decode()

    assert "很多" in page
    assert 'value="好稿奖"' in page
    assert f'value="{person.pk}" selected' in page


@pytest.mark.parametrize("points", ["NaN", "-nan", "Infinity", "1e99", "10000", "", "三"])
def test_what_is_no_number_of_points_is_refused_with_a_sentence(chief, tariff, this_month, points):
    how = {"reporter": make_reporter("新人").pk, "points": points, "reason": "好稿奖"}

    response = chief.post(reverse("admin:numbers_adjustments", args=[this_month]), how, follow=True)

    assert response.status_code == 200
    assert not Adjustment.objects.exists()


def test_a_kind_is_chosen_on_the_persons_page(chief, tariff, this_month):
    person = make_reporter("栗迟")
    story = make_article("published", bylines=[person], body="<p>" + "职工" * 50 + "</p>")
    address = reverse("admin:numbers_statement_person", args=[this_month, person.pk])
    assert "5.00" in chief.get(address).content.decode()

    brief = tariff.rates.exclude(kind=None).get().kind
    answer = chief.post(
        reverse("admin:numbers_kinds", args=[this_month]),
        {"article": story.pk, "kind": brief.pk, "person": person.pk},
        follow=True,
    )

    assert answer.request["PATH_INFO"] == address
    assert "2.00" in answer.content.decode()


@pytest.mark.parametrize("month", ["2026-13", "1066-01", "9999-01", "nonsense"])
def test_a_month_that_is_none_is_not_found(chief, month):
    assert chief.get(f"/admin/numbers/statement/months/{month}/").status_code == 404


def test_costs_are_flat(chief, tariff, this_month, django_assert_max_num_queries):
    for _ in range(8):
        make_article("published", bylines=[make_reporter(), make_reporter()])
    addresses = [reverse("admin:numbers_table", args=[table]) for table in TABLES]
    addresses += [
        reverse("admin:numbers_uncovered"),
        reverse("admin:numbers_statement_month", args=[this_month]),
    ]
    for address in addresses:
        with django_assert_max_num_queries(20):
            chief.get(address)


def test_a_character_that_no_spreadsheet_holds_is_left_out():
    answer = sheets.answer("x", ["name"], [["栗\x0b迟"]], "xlsx")

    assert load_workbook(io.BytesIO(answer.content)).active["A2"].value == "栗迟"
