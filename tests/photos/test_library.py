"""The library: found by what a photo shows, who took it, where, when and what uses it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.photos.flags import declare
from articles.photos.models import Photo, PhotoEvent
from newsroom.districts.models import District
from tests.factory import add_photo, bring_to, make_article, make_photo, make_reporter, the
from tests.sizes import size

pytestmark = pytest.mark.django_db
LIST = "admin:photos_photo_changelist"


@pytest.fixture
def desk(client):
    client.force_login(the("chief editor"))
    return client


def shown(client, **asked):
    return set(client.get(reverse(LIST), asked).context["page"].object_list)


@pytest.fixture
def photo(db):
    return make_photo(
        by=the("reporter"),
        caption="职工在砌墙",
        place="窦店镇",
        people="王建国、李敏",
        keywords="技能比武",
        photographer=make_reporter("赵一鸣"),
        district=District.objects.get(path="fangshan/doudian"),
        shot_at=timezone.now() - timedelta(days=30),
    )


@pytest.fixture
def other(db):
    return make_photo(by=the("reporter"), caption="别的")


@pytest.mark.parametrize("q", ["砌墙", "窦店", "建国", "比武", "一鸣", "职工 窦店"])
def test_it_is_found_by_words(desk, photo, other, q):
    assert shown(desk, q=q) == {photo}


@pytest.mark.parametrize("person", ["赵一鸣", "李敏"])
def test_it_is_found_by_who_took_it_and_who_is_shown(desk, photo, other, person):
    assert shown(desk, person=person) == {photo}


@pytest.mark.parametrize("name", ["房山", "窦店", "房山区"])
def test_it_is_found_by_district_and_what_lies_in_it(desk, photo, other, name):
    assert shown(desk, district=name) == {photo}


def test_it_is_found_by_the_district_of_its_story(desk, photo, other):
    story = make_article(districts=[District.objects.get(path="chaoyang")])
    add_photo(story, other)

    assert shown(desk, district="朝阳") == {other}


def test_it_is_found_by_date(desk, photo, other):
    today = timezone.localdate()

    assert shown(desk, by="shot", until=today - timedelta(days=20)) == {photo}
    assert shown(desk, since=today, until=today) == {photo, other}
    assert shown(desk, since=today + timedelta(days=1)) == set()


def test_it_is_found_by_use(desk, photo, other):
    third = make_photo(by=the("reporter"))
    add_photo(make_article(), other)
    story = make_article()
    add_photo(story, third)
    story.record_edit(by=story.author)
    bring_to(story, "published")

    assert shown(desk, use="unused") == {photo}
    assert shown(desk, use="used") == {other, third}
    assert shown(desk, use="in_work") == {other}
    assert shown(desk, use="published") == {third}


def test_it_is_found_by_its_caption_in_a_story_and_only_if_one_may_see_that(client, desk, photo, other):
    add_photo(make_article(), other, caption="图为貔貅")
    assert shown(desk, q="貔貅") == {other}

    client.force_login(the("photographer"))

    assert shown(client, q="貔貅") == set()
    assert shown(client, use="used") == set()
    assert "窦店镇建起八处" not in client.get(reverse(LIST)).text


def test_it_is_found_by_its_flags(desk, photo, other):
    declare(photo, by=the("reporter"), shows_minor=True)
    declare(other, by=the("reporter"), is_ai_made=True)

    assert shown(desk, flag="held_back") == shown(desk, flag="minor") == {photo}
    assert shown(desk, flag="ai") == {other}
    assert "未成年人，待同意" in desk.get(reverse(LIST)).text


@pytest.mark.parametrize("sort", ["", "oldest", "shot", "shot_oldest", "caption", "nonsense"])
def test_it_stands_in_the_order_that_was_asked_for(desk, photo, other, sort):
    page = desk.get(reverse(LIST), {"sort": sort})

    first = page.context["page"].object_list[0]
    assert first == {"oldest": photo, "shot": photo, "shot_oldest": photo}.get(
        sort, other if not sort else first
    )


def test_nonsense_in_the_address_is_passed_over(desk, photo):
    asked = {"since": "gestern", "use": "x", "flag": "y", "p": "zzz", "district": "%%%"}

    assert desk.get(reverse(LIST), asked).status_code == 200
    assert shown(desk, since="gestern", use="x") == {photo}


def crowd(number):
    photo = Photo.objects.first() or make_photo(by=the("reporter"))
    person = make_reporter("众")
    photos = Photo.objects.bulk_create(
        Photo(
            token=f"{number}-{n:016}", picture=photo.picture.name, width=900, height=600, caption=f"甲{n}",
            upload_sha256=f"{number}-{n}", filename="p.jpg", uploaded_by=the("reporter"), photographer=person,
        )
        for n in range(number)
    )  # fmt: skip
    for each in photos[:30]:
        add_photo(make_article(), each)


@pytest.mark.once
@pytest.mark.parametrize("asked", ["", "q=甲", "use=used&district=房山", "person=众&sort=shot"])
def test_it_takes_as_many_queries_for_many_as_for_few(desk, asked):
    counts = []
    for number in (60, size(1500, 300)):
        crowd(number)
        desk.get(reverse(LIST))
        with CaptureQueriesContext(connection) as captured:
            desk.get(f"{reverse(LIST)}?{asked}")
        counts.append(len(captured))

    assert counts[1] <= counts[0] <= 20


def test_the_chooser_shows_what_one_may_see(client, photo, other, make_user):
    client.force_login(the("reporter"))
    page = client.get(reverse("admin:photos_photo_chooser"), {"q": "砌墙"})
    client.force_login(make_user("sun", "view_photo"))
    foreign = client.get(reverse("admin:photos_photo_chooser"))

    assert list(page.context["page"].object_list) == [photo]
    assert "data-choice" in page.text
    assert "<html" not in page.text
    assert "data-choice" not in foreign.text


# Many at once


WORDS = "admin:photos_photo_words"


def rows(*photos, **values):
    data = {"rows-TOTAL_FORMS": len(photos), "rows-INITIAL_FORMS": len(photos)}
    data["ids"] = ",".join(str(photo.pk) for photo in photos)
    for number, photo in enumerate(photos):
        row = {"id": photo.pk, "caption": photo.caption, "place": photo.place, "people": photo.people}
        row |= {"consent": photo.consent, "keywords": photo.keywords}
        if photo.photographer:
            row["photographer_name"] = photo.photographer.name
        if photo.district:
            row["district_name"] = photo.district.short_name
        data |= {f"rows-{number}-{name}": value for name, value in row.items()}
    return data | values


def test_many_are_described_at_once(desk, photo, other):
    make_reporter("钱二")
    before = photo.shot_at
    values = {"rows-1-caption": "新说明", "rows-1-photographer_name": "钱二", "rows-1-district_name": "朝阳"}
    values |= {"rows-0-shot_at": timezone.localtime(before).strftime("%Y-%m-%dT%H:%M")}

    answer = desk.post(reverse(WORDS), rows(photo, other, **values))

    other.refresh_from_db()
    assert answer.status_code == 302
    assert (other.caption, other.photographer.name, other.district.path) == ("新说明", "钱二", "chaoyang")
    assert Photo.objects.get(pk=photo.pk).caption == "职工在砌墙"


@pytest.mark.parametrize(("how", "first"), [("empty", "窦店镇"), ("all", "通州")])
def test_common_values_are_filled_in_and_not_saved(desk, photo, other, how, first):
    values = {"fill": how, "common-place": "通州", "common-consent": "needed"}

    page = desk.post(reverse(WORDS), rows(photo, other, **values))

    forms = page.context["rows"].forms
    assert [form["place"].value() for form in forms] == [first, "通州"]
    assert [form["consent"].value() for form in forms] == ["needed", "needed"]
    assert Photo.objects.get(pk=other.pk).place == ""


def test_a_flag_in_the_table_goes_on_record_and_a_refused_one_saves_nothing(client, photo, other):
    client.force_login(the("reporter"))
    client.post(reverse(WORDS), rows(photo, other, **{"rows-0-consent": "needed"}))
    photo.refresh_from_db()
    assert photo.consent == "needed"
    assert PhotoEvent.objects.get().actor == the("reporter")

    values = {"rows-0-consent": "given", "rows-1-caption": "也改了", "note": "有签字"}
    page = client.post(reverse(WORDS), rows(photo, other, **values))

    assert page.status_code == 200
    assert "编辑解除" in page.text
    assert Photo.objects.get(pk=other.pk).caption == "别的"

    client.force_login(the("desk editor"))
    client.post(reverse(WORDS), rows(photo, other, **values))
    assert Photo.objects.get(pk=photo.pk).is_cleared
    assert Photo.objects.get(pk=other.pk).caption == "也改了"


@pytest.mark.parametrize(
    "wrong",
    [{"rows-0-photographer_name": "无此人"}, {"rows-0-district_name": "无此地"}, {"rows-0-shot_at": "x"}],
)
def test_what_cannot_be_is_said_and_nothing_is_saved(desk, photo, wrong):
    page = desk.post(reverse(WORDS), rows(photo, **wrong, **{"rows-0-caption": "新"}))

    assert page.status_code == 200
    assert "errorlist" in page.text
    assert Photo.objects.get().caption == "职工在砌墙"


def test_a_flag_on_what_readers_see_already_says_so_there_too(desk, photo):
    story = make_article(headline="已见报")
    add_photo(story, photo)
    bring_to(story, "published")

    page = desk.post(reverse(WORDS), rows(photo, **{"rows-0-consent": "needed"}), follow=True)

    said = [str(message) for message in page.context["messages"]]
    assert any("已见报" in sentence for sentence in said)


@pytest.mark.parametrize("total", ["x", "", "9" * 30])
def test_a_broken_count_of_rows_breaks_nothing(desk, photo, total):
    data = rows(photo, **{"rows-TOTAL_FORMS": total, "fill": "all", "common-place": "通州"})

    page = desk.post(reverse(WORDS), data)

    assert [form["place"].value() for form in page.context["rows"]] == ["通州"]


def test_a_row_that_is_nobodys_saves_nothing(client, photo, make_user):
    mine = make_photo(by=make_user("sun", "view_photo", "change_photo"), caption="我的")
    client.force_login(mine.uploaded_by)

    forged = rows(photo, mine, **{"rows-0-caption": "改", "rows-1-caption": "我改的"}) | {"ids": mine.pk}
    answer = client.post(reverse(WORDS), forged)

    assert answer.status_code == 302
    assert set(Photo.objects.values_list("caption", flat=True)) == {"我改的", "职工在砌墙"}


def test_photos_of_others_are_left_out(client, photo, make_user):
    mine = make_photo(by=make_user("sun", "view_photo", "change_photo", "view_others_photo"))
    client.force_login(mine.uploaded_by)

    page = client.get(reverse(WORDS), {"ids": [photo.pk, mine.pk]})
    none = client.get(reverse(WORDS), {"ids": f"{photo.pk},x,{10**30}"})
    forged = client.post(reverse(WORDS), rows(photo, **{"rows-0-caption": "改"}))

    assert [form.instance for form in page.context["rows"]] == [mine]
    assert none.status_code == forged.status_code == 302
    assert Photo.objects.get(pk=photo.pk).caption == "职工在砌墙"


# The page of one photo


def change(client, photo, **values):
    words = {
        name: getattr(photo, name) for name in ("caption", "alt", "credit", "place", "people", "keywords")
    }
    words |= {"focal_x": photo.focal_x, "focal_y": photo.focal_y, "consent": photo.consent}
    address = reverse("admin:photos_photo_change", args=[photo.pk])
    return client.post(address, words | values, follow=True)


def test_its_page_shows_where_it_is_used_and_its_record(desk, photo):
    add_photo(make_article(), photo)
    declare(photo, by=the("reporter"), shows_minor=True)

    page = desk.get(reverse("admin:photos_photo_change", args=[photo.pk])).text

    assert "窦店镇建起八处暖心驿站" in page
    assert "监护人尚未同意" in page
    assert "标记" in page or "未成年人" in page


def test_flags_are_declared_on_its_page(desk, photo):
    change(desk, photo, consent="needed", shows_minor="on")
    refused = change(desk, photo, consent="given", shows_minor="on", is_minor_cleared="on")
    photo.refresh_from_db()
    assert "备注" in refused.text
    assert not photo.is_cleared

    change(desk, photo, consent="given", shows_minor="on", is_minor_cleared="on", flag_note="家长同意书第7号")

    photo.refresh_from_db()
    assert photo.is_cleared
    assert photo.events.count() == 4


def test_whoever_flags_what_readers_see_is_told_where(desk, photo):
    story = make_article()
    add_photo(story, photo)
    story.record_edit(by=story.author)
    bring_to(story, "published")

    page = change(desk, photo, is_ai_made="on")

    assert f"/admin/articles/article/{story.pk}/change/" in str([*map(str, page.context["messages"])])


def test_those_who_only_read_open_its_page(client, photo):
    client.force_login(the("auditor"))

    assert client.get(reverse("admin:photos_photo_change", args=[photo.pk])).status_code == 200
