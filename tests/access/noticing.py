"""Is the removal of a hook noticed? The matrix is walked once, and of each request is noted which hooks
it passed; then each hook is removed in turn, and the requests that passed it are made again."""

import sys
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from time import process_time
from types import CodeType

from django.urls import get_resolver

from tests.access import walking
from tests.access.answers import OUTSIDE
from tests.access.asking import asked
from tests.access.hooks import chain, live_function

TOOL = 4  # of sys.monitoring's numbers one that nobody else uses
MOST = 400  # requests made again without one hook


@dataclass(frozen=True)
class Door:
    """The admin's question who is there, before one view of ours: a hook like the others."""

    name: str
    pattern: object

    def __str__(self):
        return f"admin_view before {self.name}"

    @contextmanager
    def removed(self):
        kept = self.pattern.callback
        self.pattern.callback = kept.__wrapped__
        try:
            yield
        finally:
            self.pattern.callback = kept


def named_patterns(patterns=None, namespaces=()):
    """(name as in the table, pattern) of every address that has a name."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        if hasattr(each, "url_patterns"):
            inner = (*namespaces, each.namespace) if each.namespace else namespaces
            yield from named_patterns(each.url_patterns, inner)
        elif each.name:
            yield ":".join([*namespaces, each.name]), each


def doors():
    """Of every address in the back office whose view is our own."""
    for name, pattern in named_patterns():
        inner = getattr(pattern.callback, "__wrapped__", None)
        ours = getattr(inner, "__module__", "").startswith(("articles.", "newsroom."))
        if name.startswith("admin:") and ours:
            yield Door(name, pattern)


class Passing:
    """Within the block: which lines with hooks are run. Each is told once after each `start()`."""

    def __init__(self, hooks):
        self.lines, self.at = set(), defaultdict(list)
        self.codes = set()
        for hook in hooks:
            if hook.kind.startswith("@"):
                continue
            code = [*chain(live_function(hook.module, hook.function))][-1].__code__
            self.codes |= set(inner(code))
            if hook.kind.startswith("def "):
                for _from, _to, line in code.co_lines():
                    self.at[code.co_filename, line].append(hook)
            else:
                self.at[code.co_filename, hook.line].append(hook)

    def __enter__(self):
        monitoring = sys.monitoring
        monitoring.use_tool_id(TOOL, "hooks")
        monitoring.register_callback(TOOL, monitoring.events.LINE, self.note)
        for code in self.codes:
            monitoring.set_local_events(TOOL, code, monitoring.events.LINE)
        return self

    def __exit__(self, *error):
        for code in self.codes:
            sys.monitoring.set_local_events(TOOL, code, 0)
        sys.monitoring.free_tool_id(TOOL)

    def note(self, code, line):
        self.lines.add((code.co_filename, line))
        return sys.monitoring.DISABLE

    def start(self):
        self.lines.clear()
        sys.monitoring.restart_events()

    def passed(self):
        return {hook for line in self.lines for hook in self.at.get(line, ())}


def inner(code):
    yield code
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from inner(each)


def requests(world, rows, states=None, people=walking.PEOPLE, methods=("get", "post")):
    """Everything the matrix asks of these rows: what `walking.fault_of` is given."""
    for row in rows:
        for state, who, address in asked(world, row, people):
            if not states or not state or state in states:
                for method in methods:
                    yield row, state, who, address, method


def record(world, hooks, wanted):
    """({hook: [(is refused, seconds, request), …]}, the faults that were there already)."""
    passed, wrong = defaultdict(list), []
    views = defaultdict(set)
    for name, pattern in named_patterns():
        for each in chain(pattern.callback):
            views[name].add(getattr(each, "__code__", None))
    behind = defaultdict(set)
    for hook in hooks:
        if isinstance(hook, Door):
            behind[hook.name].add(hook)
        elif hook.kind.startswith("@"):
            code = [*chain(live_function(hook.module, hook.function))][-1].__code__
            for name, codes in views.items():
                if code in codes:
                    behind[name].add(hook)
    with Passing([hook for hook in hooks if not isinstance(hook, Door)]) as passing:
        for request in wanted:
            row, state, who, _address, method = request
            passing.start()
            began = process_time()
            fault = walking.fault_of(world, *request)
            took = process_time() - began
            if fault:
                wrong.append((request, fault))
                continue
            answer = (row.post if method == "post" else row.get)(who, state)
            is_refused = answer in walking.REFUSALS or who in OUTSIDE
            for hook in passing.passed() | behind[row.name]:
                passed[hook].append((not is_refused, took, request))
    return passed, wrong


def notices(world, hook, passed):
    """The request that answers otherwise without the hook, and how; None if none does."""
    tried = sorted(passed, key=lambda each: each[:2])[:MOST]
    with hook.removed():
        for _allowed, _took, request in tried:
            try:
                fault = walking.fault_of(world, *request)
            except Exception as error:  # without its hook a view may break: that is seen, too
                fault = repr(error)[:100]
            if fault:
                return request, fault
    return None
