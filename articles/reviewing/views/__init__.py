from articles.reviewing.views.board import board, moves
from articles.reviewing.views.people import people, sight
from articles.reviewing.views.queue import make_move, read_next
from articles.reviewing.views.remarks import remarks
from articles.reviewing.views.review import review

__all__ = ["board", "make_move", "moves", "people", "read_next", "remarks", "review", "sight"]
