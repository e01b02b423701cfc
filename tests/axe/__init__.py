"""What axe-core finds wrong on a page for people who see, hear or move otherwise.

axe.min.js is axe-core 4.10.3 (MPL 2.0, its notice stands in the file), taken as it is.
"""

from functools import cache
from pathlib import Path


@cache
def source():
    return (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def violations(page, within=None):
    """The faults on the open page, or in the elements that the selector `within` names.

    Each is a line: the rule, what it asks for, and the first elements that break it. Frames
    are left out: what they show is a page of its own.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(source())
    found = page.evaluate(
        """async (within) => (await axe.run(within ?? document, {
            iframes: false,
            resultTypes: ["violations"],
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
        })).violations""",
        within,
    )
    return [
        f"{rule['id']}: {rule['help']}: " + " | ".join(node["html"][:160] for node in rule["nodes"][:4])
        for rule in found
    ]
