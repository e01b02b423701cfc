"""What the rules know is what stands in the database now, and costs next to nothing to be sure of."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.checking import knowledge
from articles.checking.judging import judge_saved
from articles.checking.models import RuleSetting, Word, WordList
from newsroom.districts.models import District, Union
from tests.factory import add_photo, make_article, make_reporter, the

pytestmark = pytest.mark.django_db


def test_it_knows_places_unions_people_and_words():
    make_reporter("林晓")

    known = knowledge.knowledge()

    assert any(place.name == "窦店镇" and place.parent == "房山区" for place in known.places)
    assert any("窦店" in place.aliases for place in known.places if place.name == "窦店镇")
    assert any(union.name == "房山区总工会" for union in known.unions)
    assert "林晓" in {person.name for person in known.people}
    assert {"banned", "care", "mistake"} == {word.kind for word in known.words}


def test_unchanged_it_is_the_same_object_for_two_queries():
    first = knowledge.knowledge()

    with CaptureQueriesContext(
        connection,
    ) as queries:
        again = knowledge.knowledge()

    assert again is first
    assert len(queries) == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda: District.objects.filter(path="fangshan/doudian").update(name="新窦店镇"),
        lambda: District.objects.get(path="fangshan").aliases.create(name="房山新城"),
        lambda: Union.objects.filter(kind="municipal").update(name="市工会"),
        lambda: make_reporter("新来的"),
        lambda: publish("mistake", "旧写法", "新写法"),
    ],
    ids=["a place by another door", "an alias", "a union", "a person", "a word list"],
)
def test_a_change_counts_at_once(change):
    before = knowledge.knowledge()

    change()

    assert knowledge.knowledge() is not before


def publish(kind, term, suggestion):
    word_list = WordList.objects.get(kind=kind)
    Word.objects.create(word_list=word_list, term=term, suggestion=suggestion)
    word_list.publish(by=the("chief editor"))


def test_a_word_counts_once_it_is_in_force():
    story = make_article(body="<p>这里有一个旧写法。</p>")
    Word.objects.create(word_list=WordList.objects.get(kind="mistake"), term="旧写法", suggestion="新写法")
    assert "旧写法" not in {finding.passage for finding in judge_saved(story).findings}

    WordList.objects.get(kind="mistake").publish(by=the("chief editor"))

    found = next(each for each in judge_saved(story).findings if each.passage == "旧写法")
    assert found.replacement == "新写法"


def test_a_leader_is_known_with_title_and_rank():
    word_list = WordList.objects.get(kind="leader")
    Word.objects.create(word_list=word_list, term="申屠明远", title="市总工会主席", rank=1)
    word_list.publish(by=the("chief editor"))

    person = next(person for person in knowledge.knowledge().people if person.name == "申屠明远")

    assert person.titles == ("市总工会主席",)


def test_a_check_costs_few_queries_however_long_the_story():
    story = make_article(body="<p>截止目前，全市职工,欢聚一堂。</p>" * 30)
    for _number in range(5):
        add_photo(story)
    judge_saved(story)

    with CaptureQueriesContext(connection) as queries:
        assert judge_saved(story).findings

    assert len(queries) <= 8


def test_a_rule_is_switched_off_and_made_to_block():
    story = make_article(body="<p>全市职工,欢聚一堂。</p>")
    assert [each.rule for each in judge_saved(story).findings] == ["P01"]
    assert not judge_saved(story).blocking

    setting = RuleSetting.objects.create(rule="P01", blocking="always")
    assert [each.rule for each in judge_saved(story).blocking] == ["P01"]

    setting.is_on = False
    setting.save()
    assert judge_saved(story).findings == []
