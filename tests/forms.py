"""What a browser would send: the fields of a form, read from the HTML of its page."""

from html.parser import HTMLParser


def fields_of(response, form_id="article_form"):
    """The fields of this form as {name: value or list of values}, as they stand on the page.

    Fields outside of the form that name it in their `form` attribute belong to it, too.
    Buttons, what is switched off or unchecked, and what lies in a <template> are not sent.
    """
    reader = _Reader(form_id)
    reader.feed(response.content.decode())
    return {name: values if len(values) > 1 else values[0] for name, values in reader.fields.items()}


class _Reader(HTMLParser):
    def __init__(self, form_id):
        super().__init__()
        self.form_id, self.fields = form_id, {}
        self.is_inside, self.templates = False, 0
        self.select = self.textarea = None

    def handle_starttag(self, tag, pairs):
        attributes = dict(pairs)
        if tag == "template":
            self.templates += 1
        elif tag == "form":
            self.is_inside = attributes.get("id") == self.form_id
        elif tag == "option" and self.select and "selected" in attributes:
            self._add(self.select, attributes.get("value", ""))
        elif tag in {"input", "textarea", "select"} and self._is_sent(attributes):
            self._begin(tag, attributes)

    def handle_data(self, data):
        if self.textarea:
            self.fields[self.textarea][-1] += data

    def handle_endtag(self, tag):
        if tag == "template":
            self.templates -= 1
        elif tag == "form":
            self.is_inside = False
        elif tag == "textarea" and self.textarea:
            words = self.fields[self.textarea][-1]
            self.fields[self.textarea][-1] = words.removeprefix("\r\n").removeprefix("\n")
            self.textarea = None
        elif tag == "select":
            self.select = None

    def _is_sent(self, attributes):
        belongs = attributes.get("form", self.form_id if self.is_inside else None) == self.form_id
        return belongs and not self.templates and "disabled" not in attributes and attributes.get("name")

    def _begin(self, tag, attributes):
        name, kind = attributes["name"], attributes.get("type", "text")
        if tag == "textarea":
            self.textarea = name
            self._add(name, "")
        elif tag == "select":
            self.select = name
        elif kind in {"checkbox", "radio"}:
            if "checked" in attributes:
                self._add(name, attributes.get("value", "on"))
        elif kind not in {"submit", "button", "reset", "image", "file"}:
            self._add(name, attributes.get("value") or "")

    def _add(self, name, value):
        self.fields.setdefault(name, []).append(value)
