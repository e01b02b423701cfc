"""Where the screens of the proofs stand: below the issue whose pages are read.

The issue's own admin knows nothing of them, so it is taken up here and registered again.
"""

from django.contrib import admin
from django.urls import path

from articles.issues.admin import IssueAdmin
from articles.issues.models import Issue
from articles.proofing import views

admin.site.unregister(Issue)


@admin.register(Issue)
class ProofedIssueAdmin(IssueAdmin):
    """The issue with its pages to be read, marked and signed, the board of them, and when they close."""

    fields = [("date", "number"), "deadline"]

    def get_urls(self):
        def screen(address, view, name):
            return path(f"<int:pk>/{address}", self.admin_site.admin_view(view), name=f"issues_issue_{name}")

        return [
            screen("board/", views.board, "board"),
            screen("pages/<int:number>/", views.page, "page"),
            screen("pages/<int:number>/signatures/", views.signatures, "signatures"),
            screen("pages/<int:number>/proof.pdf", views.proof, "proof"),
            screen("pages/<int:number>/marks/", views.marks, "marks"),
            screen("pages/<int:number>/marks/<int:mark>/", views.mark, "mark"),
            *super().get_urls(),
        ]
