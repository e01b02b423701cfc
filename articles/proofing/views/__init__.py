"""The screens of the proofs: a page to read, mark and sign, its files, and the board of all pages."""

from articles.proofing.views.board import board
from articles.proofing.views.files import proof
from articles.proofing.views.marks import mark, marks
from articles.proofing.views.page import page, signatures

__all__ = ["board", "mark", "marks", "page", "proof", "signatures"]
