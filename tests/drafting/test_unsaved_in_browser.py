"""Nothing typed is lost: killed and crashed tabs, no network, no login, two tabs, two editors."""

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Error, expect

from articles.drafting.models import Presence, WorkingCopy
from articles.models import Article
from tests.articles.writing import EDITOR, open_story
from tests.factory import PASSWORD, make_draft, make_user, make_writer, person_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
RECOVERY = "[data-recovery]:not([hidden])"
BODY = "<p>全市工会驿站建设推进会召开。</p><p>会议要求年底前建成八处。</p><p>会后参观了窦店驿站。</p>"


@pytest.fixture
def reporter():
    return make_writer()


@pytest.fixture
def draft(reporter):
    story = make_draft(reporter, BODY)
    story.bylines.create(reporter=person_of(reporter), position=1)
    story.record_edit(by=reporter)
    return story


@pytest.fixture
def as_person(new_context, live_server):
    """`as_person(user)`: a browser of its own in which that person is logged in."""

    def person(user):
        context = new_context()
        context.set_default_timeout(15_000)
        log_in(context, user, live_server)
        return context

    return person


def log_in(context, user, live_server):
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])


def form_of(story=None):
    name = "change" if story else "add"
    return reverse(f"admin:articles_article_{name}", args=[story.pk] if story else [])


def opened(context, story=None):
    """A new tab with the form of the story, or of a new one."""
    return open_story(context.new_page(), story)


def type_into_text(tab, words):
    tab.locator(EDITOR).click()
    tab.keyboard.press("Control+End")
    tab.keyboard.type(words)


def text_of(tab):
    return tab.evaluate(f"document.querySelector('{EDITOR}').editor.getHTML()")


def kept_by_server(tab):
    expect(tab.locator("[data-kept-at]")).not_to_be_empty(timeout=15_000)


def kept_on_device(tab):
    tab.wait_for_function("Object.keys(localStorage).some((key) => key.startsWith('newsroom.copy/'))")


def device_is_empty(tab):
    return tab.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('newsroom.copy/'))") == []


def restore(tab):
    tab.wait_for_selector(RECOVERY)
    with tab.expect_navigation():
        tab.locator("[data-restore]").click()
    tab.wait_for_selector(EDITOR)
    tab.wait_for_selector(".prose-menubar button")


def save(tab, button="button[name=_continue]"):
    with tab.expect_navigation():
        tab.locator(button).click()
    tab.wait_for_load_state()


def end_login(context):
    Session.objects.all().delete()


def test_a_killed_tab_loses_nothing(as_person, reporter, draft):
    browser = as_person(reporter)
    tab = opened(browser, draft)
    tab.fill("#id_kicker", "烈日当空")
    type_into_text(tab, "最后一句。")
    kept_by_server(tab)
    tab.close(run_before_unload=False)

    tab = opened(browser, draft)
    tab.wait_for_selector(RECOVERY)
    assert "最后一句。" in tab.inner_text(f"{RECOVERY} ins >> nth=-1")
    restore(tab)

    assert tab.input_value("#id_kicker") == "烈日当空"
    assert "最后一句。" in text_of(tab)
    assert Article.objects.get().kicker == ""  # nothing is saved by itself
    save(tab)
    assert Article.objects.get().kicker == "烈日当空"
    assert not WorkingCopy.objects.of(reporter).exists()
    tab = opened(browser, draft)
    tab.wait_for_timeout(1000)
    assert tab.locator(RECOVERY).count() == 0
    assert device_is_empty(tab)


def test_a_crashed_tab_loses_nothing_that_was_on_the_screen(as_person, reporter, draft):
    browser = as_person(reporter)
    tab = opened(browser, draft)
    type_into_text(tab, "崩溃前一秒打的字。")
    kept_on_device(tab)
    tab.wait_for_timeout(300)
    with pytest.raises(Error):
        tab.goto("chrome://crash")

    tab = opened(browser, draft)
    restore(tab)

    assert "崩溃前一秒打的字。" in text_of(tab)


def test_a_new_story_comes_back_with_everything(as_person, reporter):
    browser = as_person(reporter)
    tab = opened(browser)
    tab.fill("#id_headline", "从没存过的稿件")
    tab.locator("#id_note").evaluate("field => field.closest('details')?.setAttribute('open', '')")
    tab.fill("#id_note", "给编辑的话")
    type_into_text(tab, "正文。")
    kept_by_server(tab)
    tab.close(run_before_unload=False)

    start = browser.new_page()
    start.goto("/admin/")
    start.locator("a", has_text="从没存过的稿件").click()
    start.wait_for_selector(EDITOR)
    restore(start)

    assert start.input_value("#id_headline") == "从没存过的稿件"
    assert start.input_value("#id_note") == "给编辑的话"
    assert "正文。" in text_of(start)
    save(start)
    assert Article.objects.get().headline == "从没存过的稿件"
    tab = opened(browser)
    tab.wait_for_timeout(1000)
    assert tab.locator(RECOVERY).count() == 0


def test_what_is_thrown_away_is_gone(as_person, reporter, draft):
    browser = as_person(reporter)
    tab = opened(browser, draft)
    tab.fill("#id_kicker", "不要了")
    kept_by_server(tab)
    tab.close(run_before_unload=False)
    tab = opened(browser, draft)
    tab.wait_for_selector(RECOVERY)

    tab.locator("button[data-discard]").click()

    tab.wait_for_selector(RECOVERY, state="hidden")
    expect(tab.locator("[data-recovery]")).to_be_hidden()
    assert not WorkingCopy.objects.of(reporter).exists()
    assert device_is_empty(tab)


def test_offline_and_back(as_person, reporter, draft):
    browser = as_person(reporter)
    tab = opened(browser, draft)
    browser.set_offline(True)
    tab.fill("#id_kicker", "断网时写的")
    expect(tab.locator("[data-problem]")).not_to_be_empty()
    kept_on_device(tab)

    tab.locator("button[name=_continue]").click()  # a save that cannot go off stays on the page
    tab.wait_for_timeout(500)
    assert tab.input_value("#id_kicker") == "断网时写的"
    browser.set_offline(False)

    kept_by_server(tab)
    expect(tab.locator("[data-problem]")).to_be_empty()
    assert WorkingCopy.objects.of(reporter).get().headline == "送清凉"
    save(tab)
    assert Article.objects.get().kicker == "断网时写的"


def test_a_tab_that_dies_offline_loses_nothing(as_person, reporter, draft):
    browser = as_person(reporter)
    tab = opened(browser, draft)
    browser.set_offline(True)
    tab.fill("#id_kicker", "断网时写的")
    kept_on_device(tab)
    tab.close(run_before_unload=False)
    browser.set_offline(False)

    tab = opened(browser, draft)
    restore(tab)

    assert tab.input_value("#id_kicker") == "断网时写的"


def test_a_save_after_the_login_has_ended_stays_and_goes_off_after_signing_in_again(
    as_person, reporter, draft
):
    browser = as_person(reporter)
    tab = opened(browser, draft)
    end_login(browser)
    tab.fill("#id_kicker", "登录过期后写的")
    expect(tab.locator("[data-login]")).to_be_visible(timeout=15_000)
    tab.locator("button[name=_continue]").click()
    tab.wait_for_timeout(500)
    assert tab.input_value("#id_kicker") == "登录过期后写的"

    with browser.expect_page() as other:
        tab.locator("[data-login]").click()
    sign_in(other.value, reporter)  # which changes the token that the form was opened with

    expect(tab.locator("[data-login]")).to_be_hidden(timeout=15_000)
    save(tab)
    assert Article.objects.get().kicker == "登录过期后写的"


def sign_in(tab, user):
    tab.fill("[name=username]", user.username)
    tab.fill("[name=password]", PASSWORD)
    with tab.expect_navigation():
        tab.locator("[name=password]").press("Enter")


def test_a_form_that_ran_into_the_login_page_is_one_click_away(as_person, reporter, draft):
    browser = as_person(reporter)
    tab = opened(browser, draft)
    end_login(browser)
    tab.fill("#id_kicker", "撞上登录页")
    save(tab)
    assert "login" in tab.url
    sign_in(tab, reporter)
    tab.goto(form_of(draft))
    restore(tab)

    assert tab.input_value("#id_kicker") == "撞上登录页"


def test_a_new_story_that_ran_into_the_login_page_is_one_click_away(as_person, reporter):
    browser = as_person(reporter)
    tab = opened(browser)
    end_login(browser)
    tab.fill("#id_headline", "新稿撞上登录页")
    save(tab)
    assert "login" in tab.url
    sign_in(tab, reporter)
    tab.goto(form_of())
    restore(tab)

    assert tab.input_value("#id_headline") == "新稿撞上登录页"


def test_a_token_that_is_no_longer_good_does_not_hinder_a_save(as_person, reporter, draft):
    browser = as_person(reporter)
    tab = opened(browser, draft)
    tab.fill("#id_kicker", "令牌已换")
    tab.evaluate("document.querySelector('#article_form [name=csrfmiddlewaretoken]').value = 'x'.repeat(64)")

    save(tab)

    assert Article.objects.get().kicker == "令牌已换"


def test_another_person_on_the_same_machine_is_offered_nothing(as_person, reporter, draft, live_server):
    browser = as_person(reporter)
    tab = opened(browser, draft)
    tab.fill("#id_kicker", "没存的话")
    kept_by_server(tab)
    tab.close(run_before_unload=False)
    chief = make_user("chief editor", name="赵主编")

    log_in(browser, chief, live_server)
    tab = opened(browser, draft)
    tab.wait_for_timeout(1000)

    assert tab.locator(RECOVERY).count() == 0
    assert "没存的话" not in tab.content()


def test_two_tabs_of_one_person_do_not_fight(as_person, reporter, draft):
    browser = as_person(reporter)
    first = opened(browser, draft)
    first.fill("#id_kicker", "第一个标签页")
    kept_by_server(first)

    second = opened(browser, draft)
    expect(second.locator("[data-notice]")).not_to_be_empty()
    assert second.locator(RECOVERY).count() == 0  # it is not lost: it stands in the other tab
    second.fill("#id_subhead", "第二个标签页")
    expect(second.locator("[data-problem]")).not_to_be_empty(timeout=15_000)
    assert dict(WorkingCopy.objects.of(reporter).get().data)["kicker"] == "第一个标签页"

    save(first)
    expect(second.locator("[data-act]")).to_be_visible(timeout=15_000)
    with second.expect_navigation():
        second.locator("[data-act]").click()
    second.wait_for_selector(EDITOR)
    assert second.input_value("#id_kicker") == "第一个标签页"
    assert second.input_value("#id_subhead") == "第二个标签页"
    second.check("[name=take_revision]")
    save(second)
    story = Article.objects.get()
    assert (story.kicker, story.subhead) == ("第一个标签页", "第二个标签页")


def test_a_tab_without_changes_follows_the_one_that_saves(as_person, reporter, draft):
    browser = as_person(reporter)
    follower = opened(browser, draft)
    first = opened(browser, draft)
    first.fill("#id_kicker", "存下的引题")
    save(first)

    expect(follower.locator("#id_kicker")).to_have_value("存下的引题", timeout=15_000)


def test_two_editors_see_each_other_and_put_their_texts_together(as_person, reporter, draft):
    chief = make_user("chief editor", name="赵主编")
    mine, theirs = opened(as_person(reporter), draft), opened(as_person(chief), draft)
    expect(theirs.locator("[data-others]")).to_contain_text("周砚", timeout=15_000)
    type_into_text(mine, "我加的一句。")
    mine.fill("#id_kicker", "我的引题")
    theirs.evaluate(
        "html => document.querySelector('.ProseMirror[contenteditable]').editor.commands.setContent(html, {emitUpdate: true})",
        BODY.replace("八处", "九处"),
    )
    theirs.fill("#id_kicker", "主编的引题")
    save(theirs)
    save(mine)
    mine.wait_for_selector(EDITOR)

    assert text_of(mine) == BODY.replace("八处", "九处").replace("驿站。</p>", "驿站。我加的一句。</p>")
    assert mine.locator(".both-texts del").count()
    assert mine.locator("[name=take_revision]").is_disabled()
    mine.locator("[data-choice=kicker] input[value=theirs]").check()
    assert mine.input_value("#id_kicker") == "主编的引题"
    mine.locator("[data-choice=kicker] input[value=mine]").check()
    mine.check("[name=take_revision]")
    save(mine)

    story = Article.objects.get()
    assert (story.kicker, "九处" in story.body, "我加的一句" in story.body) == ("我的引题", True, True)


def test_a_paragraph_that_both_changed_is_chosen_and_what_was_written_since_stays(as_person, reporter, draft):
    mine = opened(as_person(reporter), draft)
    other = Article.objects.get()
    other.body = BODY.replace("年底前建成八处", "年底前建成九处")
    other.save()
    other.record_edit(by=make_user("chief editor", name="赵主编"))
    mine.evaluate(
        "html => document.querySelector('.ProseMirror[contenteditable]').editor.commands.setContent(html, {emitUpdate: true})",
        BODY.replace("年底前建成八处", "明年建成八处"),
    )
    save(mine)
    mine.wait_for_selector(EDITOR)
    mine.wait_for_selector(".prose-menubar button")
    type_into_text(mine, "又加一句。")

    mine.locator("[data-choice] input[value=both]").check()
    both = text_of(mine)
    mine.locator("[data-choice] input[value=theirs]").check()

    assert "年底前建成九处" in both
    assert "明年建成八处" in both
    assert text_of(mine) == BODY.replace("八处", "九处").replace("窦店驿站。", "窦店驿站。又加一句。")


def look_again(tab):
    """The tab asks who else is there when somebody comes back to it; else some seconds later."""
    tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_who_has_left_is_gone(as_person, reporter, draft):
    chief = make_user("chief editor", name="赵主编")
    stays, leaves = opened(as_person(reporter), draft), opened(as_person(chief), draft)
    look_again(stays)
    expect(stays.locator("[data-others]")).to_contain_text("赵主编", timeout=15_000)

    leaves.close(run_before_unload=False)  # it does not say that it goes
    Presence.objects.filter(user=chief).update(until=timezone.now())  # half a minute later
    look_again(stays)

    expect(stays.locator("[data-others]")).to_be_hidden(timeout=30_000)


def test_leaving_with_all_of_it_on_the_server_asks_nothing(as_person, reporter, draft):
    tab = opened(as_person(reporter), draft)
    asked = []
    tab.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    type_into_text(tab, "存在服务器上。")
    kept_by_server(tab)

    tab.goto(reverse("admin:index"))

    assert asked == []
    assert "送清凉" in tab.content()
