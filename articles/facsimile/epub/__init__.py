"""An issue for e-readers: EPUB 3.3 (w3.org/TR/epub-33), with what older readers need beside it."""
