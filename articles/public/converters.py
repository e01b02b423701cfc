"""The parts of our addresses that are more than text."""

from datetime import date

from django.urls import register_converter


class DateConverter:
    """2026-11-22, and only dates that exist."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value):
        return date.fromisoformat(value)

    def to_url(self, value):
        return value.isoformat()


class MonthConverter:
    """2026-11, as the first day of that month."""

    regex = r"[12]\d{3}-(?:0[1-9]|1[0-2])"

    def to_python(self, value):
        return date.fromisoformat(f"{value}-01")

    def to_url(self, value):
        return f"{value:%Y-%m}"


class PlaceConverter:
    """fangshan, or fangshan/doudian."""

    regex = r"[a-z0-9-]+(?:/[a-z0-9-]+)?"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(DateConverter, "date")
register_converter(MonthConverter, "month")
register_converter(PlaceConverter, "place")
