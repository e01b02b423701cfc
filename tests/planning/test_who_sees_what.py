"""Plans are for planners and auditors; everybody else sees what concerns them. Hidden is 404."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.planning.models import Call
from newsroom.districts.models import District, Union
from tests.factory import fresh, make_article
from tests.planning.making import make_call

pytestmark = pytest.mark.django_db
PLANNERS = ("desk_editor", "desk_chief", "chief_editor")


def status(client, user, name, *args):
    client.force_login(user)
    return client.get(reverse(f"admin:planning_{name}", args=args)).status_code


def test_planners_and_auditors_see_all_and_others_their_own(client, desk, assignment):
    seen = {
        role: status(client, getattr(desk, role), "assignment_sheet", assignment.pk)
        for role in vars(desk)
        if hasattr(getattr(desk, role), "username")
    }

    assert seen == {
        **dict.fromkeys((*PLANNERS, "auditor", "reporter"), 200),
        **dict.fromkeys(("correspondent", "photographer"), 404),
        **dict.fromkeys(("proofreader", "page_editor", "administrator", "security_administrator"), 403),
    }


def test_a_colleague_reads_the_state_of_the_story_but_not_its_headline(client, desk, make_assignment):
    assignment = make_assignment(accepted=[desk.writer, desk.local])
    draft = make_article(headline="貔貅独家", author=desk.reporter)
    assignment.stories.create(article=draft)
    client.force_login(desk.correspondent)

    text = client.get(assignment.get_absolute_url()).content.decode()

    assert "写稿中" in text
    assert "貔貅" not in text


def test_open_calls_are_for_all_who_write_and_closed_ones_for_who_filed(desk):
    place = District.objects.get(path="pinggu")
    everywhere, there = make_call(), make_call("远郊来稿", districts=[place])
    over = make_call("过期", deadline=timezone.now() - timedelta(hours=1))
    closed = make_call("截止")
    closed.start_story(by=desk.correspondent)
    closed.close(by=desk.desk_editor)
    see = Call.objects.visible_to

    assert set(see(desk.reporter)) == {everywhere, there}
    assert set(see(desk.correspondent)) == {everywhere, there, closed}
    assert set(see(desk.desk_editor)) == set(see(desk.auditor)) == {everywhere, there, over, closed}
    assert set(see(desk.page_editor)) == set()


def test_a_call_is_addressed_to_beats_and_unions_and_all_below_them(desk):
    district = District.objects.get(path="fangshan")
    town = District.objects.get(path="fangshan/doudian")
    union = Union.objects.get(kind="district", district=district)
    everybody, to_district, to_town, to_union, to_others = (
        make_call("所有人"),
        make_call("全区", districts=[district]),
        make_call("窦店", districts=[town]),
        make_call("区总", unions=[union]),
        make_call("别处", districts=[District.objects.get(path="pinggu")]),
    )
    desk.local.beats.add(town)
    desk.writer.union = Union.objects.create(
        name="窦店某厂工会", kind="enterprise", parent=union, district=town
    )
    desk.writer.save()

    def addressed(user):
        return set(Call.objects.addressed_to(fresh(user)))

    assert addressed(desk.correspondent) == {everybody, to_district, to_town}
    assert addressed(desk.reporter) == {everybody, to_district, to_town, to_union}
    assert addressed(desk.photographer) == {everybody}
    assert to_others not in addressed(desk.correspondent)


def test_a_call_lists_only_stories_that_the_viewer_may_read(client, desk):
    call = make_call()
    for headline, author in (("通讯员的貔貅", desk.correspondent), ("记者的貔貅", desk.reporter)):
        call.stories.create(article=make_article("first_review", headline=headline, author=author))

    def shown(user):
        client.force_login(user)
        text = client.get(call.get_absolute_url()).content.decode()
        listed = client.get(reverse("admin:planning_call_open")).content.decode()
        return ["通讯员的貔貅" in text, "记者的貔貅" in text, "2篇" in listed]

    assert shown(desk.correspondent) == [True, False, False]
    assert shown(desk.desk_editor) == [True, True, True]


def test_the_start_page_shows_what_is_mine_and_what_is_called_for(client, desk, assignment):
    call = make_call()
    client.force_login(desk.reporter)
    text = client.get(reverse("admin:index")).content.decode()

    assert assignment.topic in text
    assert call.title in text

    client.force_login(desk.correspondent)
    text = client.get(reverse("admin:index")).content.decode()

    assert assignment.topic not in text
    assert call.title in text
