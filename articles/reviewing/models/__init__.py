from articles.reviewing.models.comment import Comment
from articles.reviewing.models.reason import ReturnedFor, SendBackReason
from articles.reviewing.models.sight import Sight
from articles.reviewing.models.story import Story

__all__ = ["Comment", "ReturnedFor", "SendBackReason", "Sight", "Story"]
