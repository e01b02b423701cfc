"""What kinds of rows are called. Each app names its own, as "app.what_happened"."""

LABELS = {}  # kind -> text


def name(labels):
    """Gives kinds their names in the reader's language: {"ledger.prune": _("…")}."""
    LABELS.update(labels)


def label_of(kind):
    return LABELS.get(kind, kind)
