from articles.showing.views.screen import screen

__all__ = ["screen"]
