"""The paper itself, and the small things that every page says in the same way."""

from django.conf import settings
from django.templatetags.static import static
from django.utils import translation
from django.utils.translation import gettext as _

from articles.public.addresses import absolute
from newsroom.keeping import kept_by_language
from newsroom.links import address

CONTEXT = "https://schema.org"
LANGUAGE = "zh-Hans"


@kept_by_language
def publisher():
    with translation.override("zh-hans"):
        name = str(settings.PAPER_NAME)
    return {
        "@type": "NewsMediaOrganization",
        "@id": absolute("/#paper"),
        "name": name,
        "url": absolute("/"),
        "logo": {"@type": "ImageObject", "url": absolute(static("icon.svg"))},
        "correctionsPolicy": absolute("/corrections/"),
    }


def person(reporter):
    return {"@type": "Person", "name": reporter.name, "url": absolute(reporter.get_absolute_url())}


def publication_issue(issue):
    """One day's paper, as part of the newspaper."""
    return {
        "@type": "PublicationIssue",
        "@id": absolute(issue.get_absolute_url()),
        "issueNumber": str(issue.number),
        "datePublished": issue.date.isoformat(),
        "isPartOf": {"@type": "Newspaper", "name": publisher()["name"], "url": absolute("/")},
    }


def trail(*steps):
    """A BreadcrumbList from the front page on: pairs of name and address."""
    steps = [(_("Front page"), address("public:home")), *steps]
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": str(name), "item": absolute(path)}
            for number, (name, path) in enumerate(steps, 1)
        ],
    }


def said(data):
    """Without what says nothing."""
    return {name: value for name, value in data.items() if value not in ("", None, [], {})}
