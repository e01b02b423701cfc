from articles.drafting.models.presence import Presence
from articles.drafting.models.working_copy import WorkingCopy

__all__ = ["Presence", "WorkingCopy"]
