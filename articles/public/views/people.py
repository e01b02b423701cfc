"""The people whose names stand in the paper."""

from articles.prepared import Prepared
from articles.public import coverage
from articles.public.about import about_person
from articles.public.lists import render_list, the_only
from articles.public.pages import public_page
from newsroom.reporters.models import Reporter

_person = Prepared(
    lambda pk: coverage.with_first(Reporter.objects.filter(pk=pk).select_related("union"), "reporter")
)


def person_of(pk):
    """The person with this number, and since when in the paper (`first_at`). 404 if there is none."""
    return the_only(_person.all(pk))


@public_page
def reporter(request, pk, number=None):
    """A person is public only by a published story; phone and mail never are."""
    person = person_of(pk)
    return render_list(
        request,
        "public/reporter.html",
        lambda page: {"person": person} | about_person(person, is_newest=not page.number),
        kind="reporter",
        subject=person.pk,
        number=number,
        address=person.get_absolute_url(),
        must_have=True,
    )
