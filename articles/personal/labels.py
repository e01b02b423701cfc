"""What the rows of the ledger are called."""

from articles.personal.models import PersonalEvent
from newsroom.ledger import kinds

kinds.name({f"personal.{verb}": label for verb, label in PersonalEvent.Verb.choices})
