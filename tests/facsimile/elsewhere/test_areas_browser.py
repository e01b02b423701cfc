"""A page from another program in a browser: uploaded, an area dragged and saved, and a draft of what was left."""

import random

import pytest
from django.urls import reverse

from articles.outbox.working import run_due
from tests.facsimile.elsewhere.newsroom import issue_of
from tests.facsimile.elsewhere.pages import make_page
from tests.factory import the

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_page_is_uploaded_an_area_dragged_and_a_draft_made(page, login):
    made = make_page(random.Random(61), ["moved", "shuffled"])
    issue, paper, _articles = issue_of(made)
    login(page, the("page editor"))
    page.set_default_timeout(60_000)

    page.goto(reverse("admin:issues_issue_plan", args=[issue.pk]))
    page.get_by_role("link", name="上传版面").click()
    page.get_by_label("PDF", exact=True).set_input_files(
        {"name": "01.pdf", "mimeType": "application/pdf", "buffer": b"not at all"}
    )
    page.get_by_role("button", name="上传").click()
    page.get_by_text("这不是 PDF 文件").wait_for()
    page.get_by_label("PDF", exact=True).set_input_files(
        {"name": "01.pdf", "mimeType": "application/pdf", "buffer": made.pdf}
    )
    page.get_by_role("button", name="上传").click()
    page.get_by_text("等待读取").wait_for()
    run_due()

    box = page.locator(".hot-box").first
    box.wait_for()
    facsimile = paper.facsimiles.current().get()
    before = {area.pk: area.boxes for area in facsimile.areas.all()}
    row = page.locator("[data-row]").first
    left = float(row.locator("[name=x]").input_value())
    place = box.bounding_box()
    x, y = place["x"] + place["width"] / 2, place["y"] + min(place["height"] / 2, 60)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y + 10, steps=4)
    page.mouse.up()
    dragged = float(row.locator("[name=x]").input_value())
    assert dragged > left + 1
    page.keyboard.press("ArrowLeft")
    assert float(row.locator("[name=x]").input_value()) == pytest.approx(dragged - 0.5, abs=0.02)
    page.keyboard.press("Shift+ArrowRight")
    page.get_by_role("button", name="保存热区").click()
    page.get_by_text("热区已保存").wait_for()

    moved = [area for area in facsimile.areas.all() if area.boxes != before[area.pk]]
    assert any(area.is_by_hand for area in moved)
    assert sum(area.is_by_hand for area in facsimile.areas.all()) == 1

    page.get_by_role("button", name="生成草稿").first.click()
    page.get_by_text("已生成草稿").wait_for()
    assert facsimile.unplaced_texts.filter(article__status="draft").count() == 1
