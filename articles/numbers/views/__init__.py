from articles.numbers.views.mine import mine
from articles.numbers.views.overview import overview, uncovered
from articles.numbers.views.statement import adjustment, kind, person, signature, statement

__all__ = ["adjustment", "kind", "mine", "overview", "person", "signature", "statement", "uncovered"]
