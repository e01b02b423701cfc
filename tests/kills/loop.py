"""An act, ended at each of its points: what was left is all old or all new, or it is said what else."""

import os
from collections import Counter
from dataclasses import dataclass, field

from tests.kills import invariants, state
from tests.kills.acts import ACTS, client_of, work
from tests.kills.points import AFTER, BEFORE, Points, kill
from tests.kills.trying import attempt

# An act of two parts, by design: its photo is in the library before its story is saved.
FIRST_PART = {"save_new_with_a_photo": {"photos_photo", "ledger_entry"}}
KINDS = ("sql", "commit", "file")
READS = ("sql: SELECT", "sql: PRAGMA", "sql: WITH ends AS")
LATER = 48  # hours: every claim has run out, everything that was scheduled is due


@dataclass
class Result:
    """Of one act: how many points it has, how often it was ended, and what was left how often."""

    name: str
    points: int = 0
    tries: int = 0
    left: Counter = field(default_factory=Counter)
    faults: list = field(default_factory=list)


class Loop:
    def __init__(self, stage):
        self.stage = stage
        self.known = {}  # what a state was found to be, so that the same is not looked at twice
        self.before = self.tables_of((stage.template, stage.files))
        self.at_hand = None  # a copy that is still as the template is (PostgreSQL)

    def tables_of(self, copy):
        return state.tables(copy[0], self.stage.vendor, self.stage.connect)

    def through(
        self, name, *, points=None, when=(BEFORE, AFTER), happens=kill, only=KINDS, change=None, check=None
    ):
        """Ends the act of this name at each point, or those that `points` picks of so many.

        `change()` is done in the child before; `check(outcome, which)` finds more faults. Returns the `Result`.
        """
        act, result = ACTS[name], Result(name)
        whole = self.stage.fresh(name="whole")
        done = attempt(self.stage, whole, act, Points(only=only), prepare=change)
        if done.error or (isinstance(done.result, dict) and done.result["status"] >= 400):
            raise AssertionError(f"{name} does not even work: {done.error or done.result}")
        result.points = len(done.points)
        after = self.tables_of(whole)
        assert after != self.before, f"{name} changes nothing"
        result.faults += [f"{name}, done: {each}" for each in self.look_at(whole, after)]
        ends = {"old": self.before, "new": after}
        for k in points(done.points) if points else range(1, result.points + 1):
            for moment in when:
                if happens is kill and not points and is_like_the_next(done.points, k, moment):
                    continue
                how = Points(k, moment, happens, only)
                self._once(result, act, ends, how, change, check)
                if len(result.faults) > 5:
                    return result
        return result

    def in_so_little_room(self, name, room):
        """The act with room for nothing more, and then for one more each time, until it is done."""
        act, result = ACTS[name], Result(name)
        ends = {"old": self.before, "new": self._done(act)}
        for more in range(200):
            with room(self.stage, more) as (copy, prepare):
                outcome = attempt(self.stage, copy, act, prepare=prepare)
                left = self.tables_of(copy)
                which = self._judge(result, f"{name}, with room for {more}", outcome, copy, left, ends)
            if which != "old":
                break
            answer = outcome.result
            if isinstance(answer, dict) and "磁盘已满" not in answer["said"]:
                result.faults.append(f"{name}, with room for {more}: no sentence, {answer['status']}")
        result.points = result.tries
        return result

    def _done(self, act):
        whole = self.stage.fresh(name="whole")
        assert not attempt(self.stage, whole, act).error
        return self.tables_of(whole)

    def _once(self, result, act, ends, how, change, check):
        copy, is_reused = self._copy()
        outcome = attempt(self.stage, copy, act, how, prepare=change)
        left = self.tables_of(copy)
        if left != self.before and is_reused:  # its sequences have gone on: once more, on a fresh one
            self.at_hand = None
            copy, _ = self._copy()
            outcome = attempt(self.stage, copy, act, how, prepare=change)
            left = self.tables_of(copy)
        if left != self.before:
            self.at_hand = None
        where = f"{result.name}, {how.when} point {how.k}"
        if how.happens is kill and not outcome.killed:
            result.faults.append(f"{where}: was not killed")
        which = self._judge(result, where, outcome, copy, left, ends)
        if check:
            result.faults += [f"{where}: {each}" for each in check(outcome, which)]

    def _judge(self, result, where, outcome, copy, left, ends):
        """What was left there: "old", "new", or None, which is a fault. Counted in `result`."""
        result.tries += 1
        which = next((end for end, tables in ends.items() if tables == left), None)
        differing = {table for table in left if left[table] != self.before.get(table)}
        if which is None and differing <= FIRST_PART.get(result.name, set()):
            which = "its first part"
        result.left[which or "neither"] += 1
        answer = outcome.result
        if outcome.error.startswith("HARNESS"):
            result.faults.append(f"{where}: {outcome.error}")
        if which is None:
            result.faults.append(f"{where}: {self._differing(left, ends)}")
        elif which == "old" and isinstance(answer, dict) and answer["status"] in (204, 302):
            result.faults.append(f"{where}: the answer says that it is done, and it is not")
        else:
            result.faults += [f"{where}: {each}" for each in self.look_at(copy, left)]
        return which

    def _copy(self):
        """A copy as the template is; on PostgreSQL that of before, while nothing was kept in it."""
        if self.stage.vendor == "sqlite" or self.at_hand is None:
            self.at_hand = self.stage.fresh(name="try")
            return self.at_hand, False
        self.stage.fresh_files(self.at_hand)
        return self.at_hand, True

    def _differing(self, left, ends):
        said = []
        for end, tables in ends.items():
            names = [name for name in left if tables.get(name) != left[name]]
            said.append(f"differs from {end} in {names}")
        return "; ".join(said)

    # What was left

    def look_at(self, copy, tables):
        """What is wrong with it, now and when the worker has been at it: sentences."""
        key = (tuple(sorted(tables.items())), tuple(sorted(state.names_in(copy[1]).items())))
        if key not in self.known:
            self.known[key] = self._look_at(copy)
        return self.known[key]

    def _look_at(self, copy):
        now = attempt(self.stage, self.stage.fresh(of=copy, name="look"), look)
        if now.error:
            return [now.error[-600:]]
        later = self.stage.fresh(of=copy, name="later")
        worked = attempt(self.stage, later, work_and_look, hours=LATER)
        return now.result + ([worked.error[-600:]] if worked.error else worked.result)


def is_like_the_next(names, k, moment):
    """True where nothing was written between this moment and the next: after reading, and before
    reading what follows on reading. Of a row of reads the last moment is tried."""
    reads = [name.startswith(READS) for name in names]
    if os.environ.get("EVERY_MOMENT"):
        return False
    if moment == AFTER:
        return reads[k - 1]
    return reads[k - 1] and k < len(names) and reads[k]


def look(house):
    return invariants.broken() + invariants.shown_wrongly(client_of(house, ""))


def work_and_look(house):
    work(house)
    left = [f"nobody's file: {name}" for name in invariants.orphans()]
    return [f"after the worker: {each}" for each in invariants.waiting_errands() + left + look(house)]
