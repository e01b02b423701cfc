"""Pages as the issue's screens draw them: who has signed."""

from articles.issues.models import PageSignature


def with_refusals(states, user):
    """Each page's state with `steps` to draw: its signatures in order, given or not."""
    for state in states:
        given = {} if state.is_changed else state.standing
        state.steps = [(kind, given.get(kind)) for kind in PageSignature.Kind]
        state.may_sign = state.page.signature_refusal(user, state) is None
    return states
