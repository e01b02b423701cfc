from articles.numbers.models.figures import Figures
from articles.numbers.models.statement import Adjustment, KindChoice, Statement, StatementLine
from articles.numbers.models.tariff import Position, Rate, StoryKind, Tariff

__all__ = [
    "Adjustment",
    "Figures",
    "KindChoice",
    "Position",
    "Rate",
    "Statement",
    "StatementLine",
    "StoryKind",
    "Tariff",
]
