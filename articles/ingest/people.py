"""Names on a page → people of the newsroom. The same name is the same person, as far as a page can tell."""

from articles.ingest.page_text import Role
from newsroom.reporters.models import Reporter

Kind = Reporter.Kind

# Who a name in this role may be: the first kind is what a new person becomes. Staff write and photograph alike;
# a correspondent 通讯员 of the same name as a reporter is somebody else. A photo may be anybody's.
KINDS = {
    Role.REPORTER: [Kind.REPORTER, Kind.PHOTOGRAPHER, Kind.EDITOR],
    Role.WRITER_PHOTOGRAPHER: [Kind.REPORTER, Kind.PHOTOGRAPHER, Kind.EDITOR, Kind.CORRESPONDENT],
    Role.PHOTOGRAPHER: [Kind.PHOTOGRAPHER, Kind.REPORTER, Kind.EDITOR, Kind.CORRESPONDENT],
    Role.CORRESPONDENT: [Kind.CORRESPONDENT],
    Role.EDITOR: [Kind.EDITOR, Kind.REPORTER, Kind.PHOTOGRAPHER],
}


def person_named(name, role):
    """(the Reporter, whether others of that name might be meant). Makes the person if there is none."""
    return person_among(Reporter.objects.named(name), name, role)


def person_among(namesakes, name, role):
    """The same of the people of this name, where they are known."""
    kinds = KINDS[role]
    likely = sorted(
        (person for person in namesakes if person.kind in kinds),
        key=lambda person: (not person.is_active, kinds.index(person.kind), person.pk),
    )
    if not likely:
        return Reporter.objects.create(name=name, kind=kinds[0]), False
    first = likely[0]
    return first, sum(person.kind == first.kind and person.is_active for person in likely) > 1
