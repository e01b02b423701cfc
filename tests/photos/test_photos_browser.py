"""Photos under real hands: a line that breaks, a picture that is there already, a focal point."""

import base64

import pytest
from django.urls import reverse

from articles.photos import uploads
from articles.photos.models import Photo
from tests.articles.writing import EDITOR, press
from tests.factory import make_draft, make_photo, make_writer
from tests.photos.pictures import encoded, scene

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch):
    monkeypatch.setattr(uploads, "PIECE", 8192)


@pytest.fixture
def reporter():
    return make_writer()


@pytest.fixture
def draft(reporter):
    return make_draft(reporter)


@pytest.fixture
def form(page, login, reporter, draft):
    """The story form, open."""
    login(page, reporter)
    page.goto(reverse("admin:articles_article_change", args=[draft.pk]))
    page.wait_for_selector(EDITOR)
    page.wait_for_selector("[data-open-chooser]:not([hidden])")
    return page


def picture(seed):
    return encoded(scene(seed, (480, 320)), "JPEG", quality=88)


def dropped(page, files):
    """Drops `files`, as {name: bytes}, on the field of the story's photos."""
    data = {name: base64.b64encode(content).decode() for name, content in files.items()}
    page.evaluate(
        """files => {
          const transfer = new DataTransfer();
          for (const [name, text] of Object.entries(files)) {
            const bytes = Uint8Array.from(atob(text), each => each.charCodeAt());
            transfer.items.add(new File([bytes], name, { type: "image/jpeg" }));
          }
          const drop = document.querySelector(".story-photos [data-drop]");
          drop.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }""",
        data,
    )


def wait_for_rows(page, number, timeout=40_000):
    page.wait_for_function(f"document.querySelectorAll('.photo-row').length === {number}", timeout=timeout)


def save(page):
    press(page, "button[name=_continue]:visible")


def test_twelve_photos_dropped_at_once_survive_a_broken_connection(form, draft, context):
    broken = []

    def break_one(route):
        broken.append(route.request.url)
        if len(broken) == 7:
            context.set_offline(True)  # and all that is on its way with it
            form.wait_for_timeout(1200)
            context.set_offline(False)
            route.abort("connectionreset")
        elif len(broken) == 20:
            route.abort("connectionreset")
        else:
            route.continue_()

    form.route("**/pieces/", break_one)
    names = [f"{number:02}.jpg" for number in range(1, 13)]

    dropped(form, {name: picture(seed) for seed, name in enumerate(names)})
    wait_for_rows(form, 12)
    form.unroute("**/pieces/")
    save(form)

    assert len(broken) > 36  # each photo took several pieces
    assert [use.photo.filename for use in draft.photo_uses.all()] == names
    assert [use.position for use in draft.photo_uses.all()] == list(range(12))
    assert Photo.objects.count() == 12


def test_after_a_lost_login_a_button_goes_on_where_it_was(form, draft, context, login, reporter):
    pieces = []

    def log_out(route):
        pieces.append(route.request.headers["upload-offset"])
        if len(pieces) == 2:
            context.clear_cookies(name="sessionid")
        route.continue_()

    form.route("**/pieces/", log_out)
    dropped(form, {"a.jpg": picture(1)})
    form.wait_for_selector("[data-state=failed] [data-retry]:not([hidden])")
    assert "重新登录" in form.inner_text(".photo-file")

    login(form, reporter)
    form.click("[data-retry]")
    wait_for_rows(form, 1)

    assert pieces.count("0") == 1  # nothing was sent from the start again
    save(form)
    assert draft.photo_uses.count() == 1


def test_saving_waits_for_photos_on_their_way(form, draft):
    form.route("**/pieces/", lambda route: (form.wait_for_timeout(100), route.continue_()))
    dropped(form, {"a.jpg": picture(1), "b.jpg": picture(2)})

    save(form)

    assert draft.photo_uses.count() == 2


def test_photos_handed_over_by_another_part_of_the_page_are_sent_too(form, draft):
    form.evaluate(
        """text => {
          const bytes = Uint8Array.from(atob(text), each => each.charCodeAt());
          const files = [new File([bytes], "pasted.jpg", { type: "image/jpeg" })];
          const done = photo => (window.pasted = photo.id);
          document.dispatchEvent(new CustomEvent("story:add-files", { detail: { files, done } }));
        }""",
        base64.b64encode(picture(3)).decode(),
    )
    wait_for_rows(form, 1)

    assert form.evaluate("window.pasted") == Photo.objects.get().pk


def test_a_photo_that_is_there_already_is_used_instead(form, draft, reporter):
    from articles.photos.intake import accept
    from tests.photos.pictures import upload

    known = accept(upload(encoded(scene(1), "PNG"), "known.png"), by=reporter)

    dropped(form, {"again.jpg": picture(1), "new.jpg": picture(2)})
    wait_for_rows(form, 2)
    form.click("[data-use-other]")
    form.wait_for_function("!document.querySelector('[data-alike]:not([hidden])')")
    form.wait_for_load_state("networkidle")
    save(form)

    assert [use.photo.filename for use in draft.photo_uses.all()] == ["known.png", "new.jpg"]
    assert set(Photo.objects.values_list("filename", flat=True)) == {"known.png", "new.jpg"}
    assert known.uses.count() == 1


def test_photos_are_picked_from_the_library(form, draft, reporter):
    make_photo(by=reporter, caption="别的")
    wanted = make_photo(by=reporter, caption="职工砌墙", credit="赵一鸣 摄")

    form.click("[data-open-chooser]")
    form.fill(".photo-dialog input[name=q]", "砌墙")
    form.keyboard.press("Enter")
    form.wait_for_function("document.querySelectorAll('[data-choice]').length === 1")
    form.click("[data-choice]")
    form.click("[data-add]")
    save(form)

    use = draft.photo_uses.get()
    assert (use.photo, use.caption, use.credit) == (wanted, "职工砌墙", "赵一鸣 摄")


def test_focal_point_and_crop_in_the_story(form, draft):
    dropped(form, {"a.jpg": picture(1)})
    wait_for_rows(form, 1)
    whole = Photo.objects.get()

    form.click("[data-open-frame]")
    stage = form.locator(".photo-dialog [data-stage]")
    form.wait_for_function("document.querySelector('[data-picture]')?.complete")
    box = stage.bounding_box()
    form.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.75)
    form.keyboard.press("ArrowRight")
    form.keyboard.press("Shift+ArrowUp")
    with form.expect_response("**/frame/"):
        form.click("[data-focus-form] [type=submit]")
    whole.refresh_from_db()
    assert (whole.focal_x, whole.focal_y) == pytest.approx((0.26, 0.65), abs=0.01)

    form.click("[data-open-frame]")
    form.click("[data-mode=part]")
    box = stage.bounding_box()
    form.mouse.move(box["x"] + 5, box["y"] + 5)
    form.mouse.down()
    form.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    form.mouse.up()
    form.click("[data-part-form] [type=submit]")
    form.wait_for_function(f"document.querySelector('.photo-row').dataset.photo !== '{whole.pk}'")
    save(form)

    part = draft.photo_uses.get().photo
    assert part.derived_from == whole
    assert part.width == pytest.approx(whole.width / 2, abs=12)


def test_many_are_described_without_a_mouse(page, login, reporter):
    for number in range(3):
        make_photo(by=reporter, caption="已有说明" if number == 0 else "")
    login(page, reporter)
    page.goto(reverse("admin:photos_photo_changelist"))
    page.check("[data-all]")
    press(page, "[data-describe]")

    page.fill("[name=common-caption]", "职工在砌墙")
    page.locator("[name=fill][value=empty]").focus()
    page.keyboard.press("Enter")
    page.locator("[name=rows-1-place]").focus()
    page.keyboard.type("窦店")
    page.keyboard.press("Control+ArrowDown")
    page.keyboard.type("良乡")
    press(page, "[name=save]")

    captions = Photo.objects.order_by("pk").values_list("caption", "place")
    assert list(captions) == [("已有说明", ""), ("职工在砌墙", "窦店"), ("职工在砌墙", "良乡")]


def test_the_library_takes_many_in_and_leads_to_describing_them(page, login, reporter, tmp_path):
    login(page, reporter)
    page.goto(reverse("admin:photos_photo_add"))
    files = [tmp_path / f"{name}.jpg" for name in "abc"]
    for seed, file in enumerate(files):
        file.write_bytes(picture(seed))

    page.set_input_files("#photo-files", files)
    page.wait_for_function("document.querySelectorAll('.photo-file[data-state=done]').length === 3")
    press(page, "[data-photo-after] [type=submit]")

    assert page.locator("[data-row]").count() == 3
    assert Photo.objects.count() == 3
