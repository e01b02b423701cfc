"""The process that reads a Word file: see `newsroom.confined`."""

from newsroom.confined import Limits, ask

from .refusal import Unreadable

LIMITS = Limits(
    cpu_seconds=8,  # the longest file that is read takes one, on a slow machine two
    seconds=10,
    memory=80 * 1024**2,  # what it maps comes on top, some 15 MB
    addresses=512 * 1024**2,
)


def read_story(file, filename=""):
    """The WordStory of the open binary `file`, which needs a descriptor. Raises Unreadable."""
    from .story import WordStory

    return WordStory.from_data(ask("articles.ingest.word.child", file, filename[-200:], limits=LIMITS))


def story_in(file, filename=""):
    """The same in this process: every step from bytes to story."""
    from .blocks import blocks_of
    from .kinds import refuse_other_kinds
    from .notes import plain_notes
    from .numbering import read_numbering
    from .package import Package, refuse_other_packages
    from .relations import content_types, relations_of
    from .story import story_of
    from .styles import read_styles
    from .washing import wash

    refuse_other_kinds(file, filename)
    package = Package(file)
    refuse_other_packages(package, content_types(package))
    main = relations_of(package, "").by_type.get("officeDocument", "word/document.xml")
    relations = relations_of(package, main)
    by_type = relations.by_type
    styles = read_styles(package, by_type.get("styles"))
    washer = wash(package, main, styles, read_numbering(package, by_type.get("numbering")), relations)
    story = story_of(blocks_of(washer), filename)
    story.facts = dict(washer.facts)
    story.parts = washer.pictures
    story.notes = plain_notes(package, by_type.get("footnotes")) + plain_notes(
        package, by_type.get("endnotes")
    )
    story.comments = plain_notes(package, by_type.get("comments"))
    if not story.has_content:
        raise Unreadable("no_text")
    return story


def prepare():
    """Within the keeper: what every child needs."""
    from . import blocks, story, washing  # noqa: F401


def answer(file, filename):
    """Within the child."""
    return story_in(file, filename).as_data()
