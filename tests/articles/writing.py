"""Hands on the writing screen: an input method, the text as it stands, buttons."""

from django.urls import reverse

EDITOR = ".ProseMirror[contenteditable]"


def open_story(page, story=None):
    """Opens the writing screen of a story, or of a new one, and waits until one can write."""
    name = "change" if story else "add"
    page.goto(reverse(f"admin:articles_article_{name}", args=[story.pk] if story else []))
    page.wait_for_selector(EDITOR)
    page.wait_for_selector(".prose-menubar button")
    return page


def press(page, button):
    """Clicks what leads to another page, and waits for that page."""
    with page.expect_navigation():
        page.locator(button).first.click()
    page.wait_for_load_state()


def text_of(page):
    """The HTML of the text as it stands in the editor."""
    return page.evaluate(f"document.querySelector('{EDITOR}').editor.getHTML()")


def write(page, html):
    """Sets the text and puts the cursor at its end, with an empty history. The editor takes the
    focus with the next frame only: what came before that would go astray."""
    page.evaluate(
        f"html => document.querySelector('{EDITOR}').editor.chain().setContent(html).focus('end').run()", html
    )
    page.wait_for_function(f"document.activeElement === document.querySelector('{EDITOR}')")


class InputMethod:
    """A Chinese input method, with the events that the browser itself makes for one."""

    def __init__(self, page):
        self.page = page
        self.keyboard = page.context.new_cdp_session(page)

    def compose(self, *steps):
        """Letters under way: each step replaces the one before. Each is a key that the page sees as 229."""
        for letters in steps:
            self.press_its_own("Process", "KeyA")
            self.keyboard.send(
                "Input.imeSetComposition",
                {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)},
            )

    def commit(self, text):
        """The characters that were chosen for the letters."""
        self.keyboard.send("Input.insertText", {"text": text})
        self.page.wait_for_timeout(30)  # nobody's next key is faster

    def cancel(self):
        """Escape within the input method: the letters go, nothing comes."""
        self.keyboard.send("Input.imeSetComposition", {"text": "", "selectionStart": 0, "selectionEnd": 0})

    def write(self, *steps, commit):
        self.compose(*steps)
        self.commit(commit)

    def press_its_own(self, key, code):
        """A key that the input method keeps: the page sees only its 229."""
        for kind in ("rawKeyDown", "keyUp"):
            self.keyboard.send(
                "Input.dispatchKeyEvent",
                {"type": kind, "key": "Process", "code": code, "windowsVirtualKeyCode": 229},
            )
