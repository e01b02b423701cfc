"""An issue as PublicationIssue: its number, its day, its stories."""

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.public.addresses import absolute
from articles.public.linked_data.words import CONTEXT, LANGUAGE, publication_issue, publisher, trail


def issue_data(issue, stories):
    """The JSON-LD of an issue's page. `stories` are those that readers see on it, in order."""
    data = {"@context": CONTEXT} | publication_issue(issue)
    data |= {
        "name": str(issue),
        "url": absolute(issue.get_absolute_url()),
        "inLanguage": LANGUAGE,
        "publisher": publisher(),
        "hasPart": [
            {"@type": "NewsArticle", "headline": story.headline, "url": absolute(story.get_absolute_url())}
            for story in stories
        ],
    }
    steps = ((_("Issues"), reverse("public:issues")), (issue, issue.get_absolute_url()))
    return [data, trail(*steps)]
