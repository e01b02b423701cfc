from articles.notices.models.choice import MailChoice
from articles.notices.models.notice import Kind, Notice

__all__ = ["Kind", "MailChoice", "Notice"]
