"""Every hostile file through every door that takes its kind: no 500, no process above 512 MB, none above
ten seconds, and a sentence in Chinese. Figures and controls: docs/soak/uploads.md."""

import time
from collections import Counter
from pathlib import Path

import pytest

from newsroom.confined import asking
from tests.hostile_files.doors import Doors, is_clear
from tests.hostile_files.generator import files

pytestmark = pytest.mark.django_db

SECONDS, MEGABYTES = 10.5, 512  # half a second to be killed in
ONE_BY_ONE = {
    "picture": ("photo", "photo in pieces"),
    "word": ("word",),
    "pdf": ("page made elsewhere",),
    "sheet": ("word list", "page text"),
}
TOGETHER = ("photos by form", "story form")
CROSSED = 5  # of all other kinds, one file in five through each door as well


@pytest.fixture
def costs(monkeypatch, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "data"
    found = []
    monkeypatch.setattr(asking, "observers", [found.append])
    monkeypatch.setattr("articles.facsimile.pictures.WIDTHS", (320,))  # of our own raster image
    return found


def own_peak():
    """Megabytes of this process at its largest since it was asked last."""
    lines = Path("/proc/self/status").read_text().splitlines()
    peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
    Path("/proc/self/clear_refs").write_text("5")
    return peak


@pytest.mark.parametrize("kind", ["picture", "word", "pdf", "sheet"])
def test_every_door_stands(kind, costs):
    doors, faults, tally, worst = Doors(), [], Counter(), Counter()
    sent = list(files(kind))
    strangers = [] if kind != "picture" else [*files("word"), *files("pdf"), *files("sheet")][::CROSSED]
    own_peak()

    def knock(door, title, *given):
        costs.clear()
        began = time.monotonic()
        answer = (
            doors.knock(door, given[0])
            if door not in TOGETHER
            else getattr(doors, door.replace(" ", "_"))(doors.client(door), *given)
        )
        took, peak = time.monotonic() - began, own_peak()
        tally[door, "files"] += len(given)
        tally[door, "refused"] += bool(answer.sentences)
        seen = {
            "request": took / len(given),
            "web process MB": peak,
            **({"child s": max(cost.seconds for cost in costs)} if costs else {}),
            **({"child CPU s": max(cost.cpu_seconds for cost in costs)} if costs else {}),
            **({"child MB": max(cost.memory for cost in costs) / 2**20} if costs else {}),
        }
        for name, value in seen.items():
            worst[door, name] = max(worst[door, name], round(value, 2))
        tally["children"] += len(costs)
        tally["ended by a signal"] += sum(bool(cost.signal) for cost in costs)
        if answer.status >= 500:
            faults.append((door, title, answer.status))
        faults.extend((door, title, each) for each in answer.sentences if not is_clear(each))
        if seen.get("child s", 0) > SECONDS or max(seen.get("child MB", 0), peak) > MEGABYTES:
            faults.append((door, title, seen))

    for file in [*sent, *strangers]:
        for door in ONE_BY_ONE[kind]:
            knock(door, str(file), file)
    if kind == "picture":
        for door in TOGETHER:
            for start in range(0, len(sent), 20):
                knock(door, f"{kind} {start}", *sent[start : start + 20])

    print(f"\n{kind}: {len(sent)} files, {len(strangers)} of other kinds")
    for key, value in [*tally.items(), *worst.items()]:
        print("  ", *(key if isinstance(key, tuple) else (key,)), value)
    assert not faults, faults
