"""The make-up's dataclasses as JSON and back: how layouts and wishes are kept.

Fields that a later version has added get their default, fields that are gone are passed over:
what was stored yesterday can be read tomorrow.
"""

import types
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Union, get_args, get_origin, get_type_hints


def plain(value):
    """A dataclass, and whatever is in it, as dicts, lists, numbers and strings."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in (sorted(value) if isinstance(value, set | frozenset) else value)]
    if isinstance(value, float):
        return round(value, 3)  # a thousandth of a point is finer than any press
    return value


def read(kind, data):
    """What `plain` wrote, as a `kind` again."""
    if data is None:
        return None
    if is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: read(hints[name], data[name]) for name in hints if name in data})
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return read(next(each for each in inner if each is not type(None)), data)
    if origin in (tuple, list, set, frozenset):
        if origin is tuple and inner[-1] is not Ellipsis:
            return tuple(read(each, value) for each, value in zip(inner, data, strict=True))
        return origin(read(inner[0], value) for value in data)
    if origin is dict:
        return {read(inner[0], key): read(inner[1], value) for key, value in data.items()}
    if kind in (tuple, frozenset, set):
        return kind(data)
    if isinstance(kind, type) and issubclass(kind, int) and kind is not bool:
        return kind(int(data))
    return float(data) if kind is float else data


@cache
def _hints(kind):
    return {name: hint for name, hint in get_type_hints(kind).items() if name in _names(kind)}


def _names(kind):
    return {field.name for field in fields(kind) if field.init}
