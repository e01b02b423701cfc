"""Newsroom as it would be if a save did not ask whether somebody else has saved meanwhile: for a control."""

import os

if os.environ.get("CARELESS"):
    from newsroom.wsgi import application  # noqa: F401, I001 - sets up what is imported below
    from articles.admin import forms, saving
    from articles.models import Article

    ask = forms.ArticleForm.clean

    def clean(self):
        self.instance.revision = forms.opened_on(self.data)
        return ask(self)

    def claim(self):
        self.revision = Article._base_manager.values_list("revision", flat=True).get(pk=self.pk) + 1

    saving.refuse_stale = lambda request, story: None
    forms.ArticleForm.clean = clean
    Article._claim_revision = claim
