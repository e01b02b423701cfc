"""What auditors see: the ledger searched and taken out, the record of an issue, its error rate."""

import csv
import io

import pypdfium2
import pytest
from django.db import connection
from django.urls import reverse

from articles.auditing.error_rate import LIMIT, rates
from articles.auditing.issue_record import pages_of
from newsroom import ledger
from tests import factory
from tests.ledger.test_recording import settled


@pytest.fixture
def auditor(client, db):
    user = factory.make_user("auditor")
    client.force_login(user)
    return client


def found(client, **query):
    answer = client.get(reverse("admin:ledger_entry_changelist"), query)
    assert answer.status_code == 200
    return [row.kind for row in answer.context["rows"]]


def test_rows_are_found_by_person_kind_time_and_story(auditor):
    wang = factory.make_user("reporter", name="王伟")
    ledger.record("tests.one", actor=wang, subject="articles.article:7")
    ledger.record("tests.two", actor="别人", subject="articles.article:77")
    settled()

    assert found(auditor, person="王伟") == ["tests.one"]
    by_number = found(auditor, person=f"{wang.pk}")  # and the login of whoever has these digits in the name
    assert [kind for kind in by_number if kind.startswith("tests.")] == ["tests.one"]
    assert found(auditor, kind="tests.two") == ["tests.two"]
    assert found(auditor, story="7") == ["tests.one"]
    assert found(auditor, about="article:77") == ["tests.two"]
    assert "tests.one" not in found(auditor, to="2020-01-01")
    assert {"tests.one", "tests.two"} <= set(found(auditor, **{"from": "2020-01-01"}))
    assert "tests.one" not in found(auditor, kind="accounts")
    for nonsense in ({"story": "x"}, {"kind": "actor__password"}, {"story": "9" * 30}, {"person": "%_\\'"}):
        assert found(auditor, **nonsense) == []
    assert found(auditor, **{"from": "not a day", "before": "-1", "actor__password__startswith": "a"})


def test_older_rows_follow_on_the_next_page(auditor):
    ledger.record_many([("tests.many", f"x:{n}", {}) for n in range(130)], actor=None)
    settled()

    first = auditor.get(reverse("admin:ledger_entry_changelist"), {"kind": "tests.many"})
    second = found(auditor, kind="tests.many", before=first.context["older"])

    assert (len(first.context["rows"]), len(second)) == (100, 30)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_begins_no_formula_and_is_itself_on_record(auditor, kind):
    ledger.record("tests.formula", actor="=HYPERLINK(1)", subject="@x", facts={})
    settled()

    answer = auditor.get(reverse("admin:ledger_entry_changelist"), {"kind": "tests.formula", "file": kind})

    if kind == "csv":
        rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
        cells = [cell for row in rows for cell in row]
        assert "'=HYPERLINK(1)" in cells
    else:
        import openpyxl

        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        cells = [cell.value for row in sheet.iter_rows() for cell in row]
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert not [cell for cell in cells if isinstance(cell, str) and cell.startswith(tuple("=+-@"))]
    taken = settled().get(kind="auditing.export")
    assert taken.known_facts["query"] == [["file", [kind]], ["kind", ["tests.formula"]]]


def test_only_auditors_see_it(client, db):
    for role in ("chief editor", "administrator", "desk chief"):
        client.force_login(factory.make_user(role))
        assert client.get(reverse("admin:ledger_entry_changelist")).status_code == 403


@pytest.fixture
def issue(make_signed_issue, people):
    """Published: two pages with a story each, proofread three times."""
    issue = make_signed_issue()
    issue.publish(by=people.chief_editor)
    return issue


def test_the_record_of_an_issue_names_who_reviewed_and_who_proofread(auditor, issue):
    page, _second = pages_of(issue)

    answer = auditor.get(reverse("admin:ledger_entry_issue", args=[issue.pk]))

    text = answer.content.decode()
    assert page.lacks == []
    for _label, signature in page.signatures:
        assert str(signature.by) in text
    for story in page.stories:
        assert story.lacks == []
        for _label, review in story.reviews:
            assert review.digest[:8] in text


def test_the_record_is_also_a_tagged_pdf_on_a4_which_is_on_the_ledger(auditor, issue):
    page, _second = pages_of(issue)

    answer = auditor.get(reverse("admin:ledger_entry_issue", args=[issue.pk]), {"file": "pdf"})

    document = pypdfium2.PdfDocument(answer.content)
    assert document.is_tagged()
    assert b"pdfuaid" in answer.content  # it says that it keeps PDF/UA-1
    assert [round(side) for side in document[0].get_size()] == [595, 842]
    text = "".join(each.get_textpage().get_text_range() for each in document)
    for _label, signature in page.signatures:
        assert str(signature.by) in text
    for story in page.stories:
        assert story.story.headline[:6] in "".join(text.split())
        for _label, review in story.reviews:
            assert review.digest[:8] in text
    assert settled().get(kind="auditing.download").known_facts["query"] == [["file", ["pdf"]]]


def test_what_no_font_draws_does_not_hinder_the_record(auditor, issue, people):
    issue.articles()[0].correct(
        by=people.chief_editor, note="表情 \U0001f600 与 #set page() $x$", headline="更正"
    )

    answer = auditor.get(reverse("admin:ledger_entry_issue", args=[issue.pk]), {"file": "pdf"})

    text = pypdfium2.PdfDocument(answer.content)[0].get_textpage().get_text_range()
    assert "#set page() $x$" in text  # words are data, not source


def test_the_error_rate_counts_what_was_corrected(issue, people):
    story = issue.articles()[0]
    before = rates([issue])[0]
    story.correct(by=people.chief_editor, note="数字有误", headline="更正后的标题")

    after = rates([issue])[0]
    assert (before.corrections, after.corrections, after.corrected) == (0, 1, 1)
    assert after.after == round(10_000 / after.characters, 2)
    assert after.passes is (after.after <= LIMIT)


def test_rates_cost_the_same_however_many_issues(issue, django_assert_num_queries):
    with django_assert_num_queries(3):
        rates([issue, issue])


def test_publishing_an_issue_costs_as_many_queries_for_twelve_stories_as_for_two(make_signed_issue, people):
    """The ledger adds no query for each story."""
    from datetime import timedelta

    from django.test.utils import CaptureQueriesContext

    from tests.issues.conftest import TODAY

    counts = []
    for number in (2, 12):
        issue = make_signed_issue(number, date=TODAY + timedelta(days=number))
        with CaptureQueriesContext(connection) as captured:
            issue.publish(by=people.chief_editor)
        counts.append(len([each for each in captured if "ledger_" in each["sql"]]))

    assert counts[0] == counts[1]
    assert settled().filter(kind="articles.publish").count() == 14
