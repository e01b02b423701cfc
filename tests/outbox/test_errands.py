"""What is written down is done, once it is due, until it is done."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from articles import outbox
from articles.outbox import handlers, working
from articles.outbox.models import Errand


@pytest.fixture
def told(monkeypatch):
    """What the handler of "tell" was given; it fails as often as `told.failures` says."""

    class Told(list):
        failures = 0

    told = Told()
    monkeypatch.setattr(handlers, "KNOWN", {})
    monkeypatch.setattr(working, "KNOWN", handlers.KNOWN)

    @outbox.handler("tell")
    def tell(word):
        if told.failures:
            told.failures -= 1
            raise OSError("nobody at home")
        told.append(word)

    return told


@pytest.mark.django_db(transaction=True)
def test_an_errand_is_of_the_transaction_that_put_it(told):
    with pytest.raises(transaction.TransactionManagementError):
        outbox.put("tell", word="outside")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        outbox.put("tell", word="undone")
        raise ZeroDivisionError
    with transaction.atomic():
        outbox.put("tell", word="kept")

    assert working.run_due() == 1
    assert told == ["kept"]


@pytest.mark.django_db
def test_it_is_done_once_and_forgotten_later(told):
    outbox.put("tell", word="now")

    assert working.run_due() == 1
    assert working.run_due() == 0
    assert told == ["now"]

    Errand.objects.update(done_at=timezone.now() - timedelta(days=8))
    working.forget()

    assert not Errand.objects.exists()


@pytest.mark.django_db
def test_it_waits_for_its_time(told):
    outbox.put("tell", word="later", at=timezone.now() + timedelta(hours=1))

    assert working.run_due() == 0

    past = timezone.now() - timedelta(seconds=1)
    Errand.objects.update(due_at=past, wanted_at=past)

    assert working.run_due() == 1


@pytest.mark.django_db
def test_what_fails_is_tried_again_later_and_later(told, caplog):
    told.failures = 2
    outbox.put("tell", word="at last")

    for attempt in (1, 2):
        assert working.run_due() == 0
        errand = Errand.objects.get()
        assert errand.attempts == attempt
        assert errand.last_error == "OSError: nobody at home"
        assert errand.due_at > timezone.now() + working.wait(attempt) - timedelta(seconds=1)
        Errand.objects.update(due_at=timezone.now())

    assert working.run_due() == 1
    assert told == ["at last"]
    assert Errand.objects.get().last_error == ""
    assert "tried again" in caplog.text
    assert [working.wait(n).total_seconds() for n in (1, 2, 3, 4)] == [1, 2, 4, 8]


@pytest.mark.django_db
def test_what_is_due_again_while_others_are_done_is_tried_again(told, caplog):
    told.failures = 1
    outbox.handler("tell", first_wait=timedelta(0))(handlers.KNOWN["tell"].function)
    for word in ["first", "second"]:
        outbox.put("tell", word=word)

    assert working.run_due() == 2
    assert sorted(told) == ["first", "second"]


@pytest.mark.django_db
def test_what_never_succeeds_does_not_keep_a_round_from_ending(told, caplog):
    told.failures = 1000
    outbox.handler("tell", first_wait=timedelta(0))(handlers.KNOWN["tell"].function)
    outbox.put("tell", word="never")

    assert working.run_due(limit=3) == 0
    errand = Errand.objects.get()
    assert (errand.attempts, errand.claimed_until) == (3, None)


@pytest.mark.django_db
def test_errands_of_one_order_wait_for_each_other(told, caplog):
    told.failures = 1
    for word in ["first", "second"]:
        outbox.put("tell", order="a story", word=word)
    outbox.put("tell", order="another", word="other")

    working.run_due()
    assert told == ["other"]

    Errand.objects.update(due_at=timezone.now())
    working.run_due()
    assert told == ["other", "first", "second"]


@pytest.mark.django_db
def test_what_is_wanted_later_holds_up_nothing_of_its_order(told):
    outbox.put("tell", order="a story", at=timezone.now() + timedelta(hours=1), word="at its time")
    outbox.put("tell", order="a story", word="now")

    assert working.run_due() == 1
    assert told == ["now"]


@pytest.mark.django_db
def test_an_errand_whose_worker_died_is_taken_over(told):
    outbox.put("tell", word="whole")
    working.claim()

    assert working.run_due() == 0  # somebody is at it

    Errand.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))

    assert working.run_due() == 1


@pytest.mark.django_db
def test_a_handler_may_take_many_together(told):
    together = []
    outbox.handler("fetch", batch=10)(together.append)
    for number in range(4):
        outbox.put("fetch", order="the other" if number == 2 else "one", number=number)

    assert working.run_due() == 4
    assert together == [[{"number": 0}, {"number": 1}, {"number": 3}], [{"number": 2}]]


@pytest.mark.django_db
def test_what_is_late_is_told(told, caplog):
    told.failures = 1
    outbox.put("tell", word="in time")
    working.run_due()
    assert working.late() == {}

    Errand.objects.update(wanted_at=timezone.now() - handlers.KNOWN["tell"].late)
    assert working.late() == {"tell": "OSError: nobody at home"}


@pytest.mark.django_db
def test_what_no_handler_knows_stays(told):
    outbox.put("unheard of")

    assert working.run_due() == 0
    assert Errand.objects.undone().exists()


@pytest.mark.django_db
def test_the_command_does_what_is_due_and_the_regular(told, monkeypatch, capsys):
    monkeypatch.setattr(handlers, "REGULAR", [(10, lambda: told.append("regular"))])
    outbox.put("tell", word="due")

    call_command("work", once=True)

    assert told == ["due", "regular"]
    assert "1 errands done" in capsys.readouterr().out
