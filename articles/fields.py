"""The body of a story: which HTML it may hold, said once for the toolbar and the sanitiser."""

from django_prose_editor.fields import ProseEditorField

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


class BodyField(ProseEditorField):
    """A text field whose HTML is clean whoever wrote it: form, import or command."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, extensions=dict(EXTENSIONS), sanitize=True, **kwargs)

    def pre_save(self, model_instance, add):
        value = self.sanitize(super().pre_save(model_instance, add) or "")
        setattr(model_instance, self.attname, value)
        return value
