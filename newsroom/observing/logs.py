"""Log lines: one JSON object each in production, plain words on a developer's screen."""

import json
import logging
from datetime import UTC, datetime

from newsroom.observing import request_ids

STANDARD = {*logging.makeLogRecord({}).__dict__, "message", "asctime", "taskName", "request", "server_time"}


class JsonFormatter(logging.Formatter):
    """`time` (UTC, ISO 8601), `level`, `logger`, `message`, `request_id`, what the caller gave as
    `extra`, and the trace of an exception."""

    def format(self, record):
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if request_id := request_ids.current():
            line["request_id"] = request_id
        line |= {name: value for name, value in record.__dict__.items() if name not in STANDARD}
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def configuration(*, as_json, requests):
    """The LOGGING setting. `as_json`: for machines; `requests`: a line for each request."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {"()": JsonFormatter},
            "plain": {"format": "%(levelname)s %(name)s: %(message)s"},
        },
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "json" if as_json else "plain"}
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {"newsroom.requests": {"level": "INFO" if requests else "WARNING"}},
    }
