"""Reports of errors to Sentry, where SENTRY_DSN names one: what failed and where, never who was there."""

import sentry_sdk

from newsroom.observing import request_ids


def begin(dsn):
    """Reports from now on. No variables (they hold texts and names), no forms, no cookies, no addresses."""
    sentry_sdk.init(
        dsn=dsn,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        before_send=prepare,
    )


def prepare(event, hint):
    """For `before_send`: the id under which the request stands in the logs, and no arguments."""
    request_ids.tag(event, hint)
    event.get("request", {}).pop("query_string", None)
    return event
