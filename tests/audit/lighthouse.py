"""Lighthouse on an emulated phone, page by page."""

import json
import os
import subprocess

FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


TRIES = 3


def run(program, chromium, address, fast):
    """({category: score of 100}, [what is not perfect]) of one page.

    Another program that runs at the same time makes a page slower, and none makes it faster: where
    performance is below `fast` it is asked again, and its best is told. Now and then Chromium loses
    the trace of a page on a busy machine; then it is asked again, too.
    """
    best = None
    for _try in range(TRIES):
        done = ask(program, chromium, address)
        if done.returncode:
            continue
        found = scores_of(json.loads(done.stdout))
        if best is None or found[0]["performance"] > best[0]["performance"]:
            best = found
        if best[0]["performance"] >= fast:
            break
    if best is None:
        raise RuntimeError(f"Lighthouse could not look at {address}: {done.stderr[-500:]}")
    return best


def ask(program, chromium, address):
    return subprocess.run(
        [
            program, address, "--quiet", "--output=json", "--form-factor=mobile",
            f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={FLAGS}",
        ],
        capture_output=True,
        text=True,
        timeout=240,
        env=os.environ | {"CHROME_PATH": chromium},
    )  # fmt: skip


def scores_of(report):
    scores = {name: round(report["categories"][name]["score"] * 100) for name in CATEGORIES}
    faults = [
        f"{name}: {audit['id']} {audit.get('displayValue', '')}".strip()
        for name in CATEGORIES
        for each in report["categories"][name]["auditRefs"]
        if each["weight"]
        and (audit := report["audits"][each["id"]])["score"] is not None
        and audit["score"] < 0.9
    ]
    return scores, faults
