from newsroom.reporters.models.account_event import AccountEvent
from newsroom.reporters.models.desk import Desk
from newsroom.reporters.models.ledger import LedgerEntry, LedgerEntryQuerySet
from newsroom.reporters.models.reporter import Reporter
from newsroom.reporters.models.user import User

__all__ = ["AccountEvent", "Desk", "LedgerEntry", "LedgerEntryQuerySet", "Reporter", "User"]
