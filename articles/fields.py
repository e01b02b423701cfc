"""The body of a story: which HTML it may hold, said once for the toolbar and the sanitiser."""

import re
from html import escape

from django_prose_editor.fields import ProseEditorField

from articles.text.plain import plain_text

# What a newspaper's text is made of. An inline photo is an empty
# `<figure data-photo="7">`: the id of the photo; the picture, its caption and its credit
# are put in when the story is shown, so that they are kept in one place.
EXTENSIONS = {
    "Bold": True,
    "Heading": {"levels": [2, 3]},
    "Blockquote": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "StoryPhoto": True,
    "History": True,
}
ROUNDS = 5  # of cleaning; two are enough for all that was tried

# The tags that the editor writes, as it writes them. What holds no other "<" than theirs is clean.
HARMLESS_TAG = re.compile(
    r"""</?(?:p|strong|h[23]|li|ul|ol|blockquote|a|figure)>|<br>|<ol\ start="\d+">"""
    r"""|<figure\ data-photo="\d+">"""
    r"""|<a(?:\ (?:href="(?:https?://|mailto:)[^"<>]*"|rel="[a-z ]*"|title="[^"<>]*"))+>""",
    re.VERBOSE,
)


class BodyField(ProseEditorField):
    """A text field whose HTML is clean whoever wrote it: form, import or command.

    And whoever reads it: what was written past us, by SQL or from a backup, is cleaned on its way
    out of the database, so that no page, feed or file has to think of it.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, extensions=dict(EXTENSIONS), sanitize=True, **kwargs)
        self.clean_once, self.sanitize = self.sanitize, self.sanitized

    def sanitized(self, html):
        """The HTML with nothing else in it than `EXTENSIONS` name; of clean HTML, the same.

        A tag that falls away may leave others in places where they cannot stay (`<h2>` in the `<h2>`
        around a table), and the next reader moves them: hence again, until nothing changes.
        """
        for _round in range(ROUNDS):
            before, html = html, self.clean_once(html)
            if html == before:
                return html
        return "".join(f"<p>{escape(line, quote=False)}</p>" for line in plain_text(html).splitlines())

    def harmless(self, html):
        """The HTML as it may be shown: as it is, if it is harmless at a glance, else cleaned."""
        if not html or "<" not in HARMLESS_TAG.sub("", html):
            return html
        return self.sanitized(html)

    def from_db_value(self, value, expression, connection):
        return self.harmless(value)

    def pre_save(self, model_instance, add):
        value = self.sanitize(super().pre_save(model_instance, add) or "")
        setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value, connection):
        """Also for `QuerySet.update`, which asks no `pre_save`."""
        if isinstance(value, str):
            value = self.harmless(value)
        return super().get_db_prep_save(value, connection)
