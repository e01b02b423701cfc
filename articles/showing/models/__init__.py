from articles.showing.models.arrangement import Arrangement
from articles.showing.models.pin import Pin, Place

__all__ = ["Arrangement", "Pin", "Place"]
