"""Small PDFs for tests that do not care what stands on the page."""

import typst


def one_page(text="版面"):
    """A PDF of one small page."""
    source = f"#set page(width: 200pt, height: 280pt)\n= {text}\n"
    return typst.compile(source.encode())
