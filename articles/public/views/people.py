"""The people whose names stand in the paper."""

from django.shortcuts import get_object_or_404

from articles.public import coverage
from articles.public.about import about_person
from articles.public.lists import render_list
from articles.public.pages import public_page
from newsroom.reporters.models import Reporter


@public_page
def reporter(request, pk, number=None):
    """A person is public only by a published story; phone and mail never are."""
    people = coverage.with_first(Reporter.objects.select_related("union"), "reporter")
    person = get_object_or_404(people, pk=pk)
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
