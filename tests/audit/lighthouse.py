"""Lighthouse on an emulated phone, page by page."""

import json
import os
import subprocess

FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


TRIES = 3  # on a busy machine Chromium now and then loses the trace of a page


def run(program, chromium, address):
    """({category: score of 100}, [what is not perfect]) of one page."""
    for _try in range(TRIES):
        done = ask(program, chromium, address)
        if not done.returncode:
            return scores_of(json.loads(done.stdout))
    raise SystemExit(f"Lighthouse could not look at {address}: {done.stderr[-500:]}")


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
