"""A person whose name stands in the paper, as ProfilePage. Never phone or mail."""

from articles.public.addresses import absolute
from articles.public.linked_data.words import CONTEXT, person, publisher, said
from newsroom.reporters.models import Reporter


def person_data(reporter):
    address = absolute(reporter.get_absolute_url())
    union = reporter.union
    return said(
        {
            "@context": CONTEXT,
            "@type": "ProfilePage",
            "url": address,
            "mainEntity": said(
                person(reporter)
                | {
                    "@id": f"{address}#person",
                    "jobTitle": reporter.get_kind_display(),
                    "worksFor": None if reporter.kind == Reporter.Kind.CORRESPONDENT else publisher(),
                    "affiliation": {
                        "@type": "Organization",
                        "name": union.full_name,
                        "url": absolute(union.get_absolute_url()),
                    }
                    if union
                    else None,
                }
            ),
        }
    )
