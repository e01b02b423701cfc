"""The Nu HTML checker, on many pages at once."""

import json
import subprocess
import tempfile
from pathlib import Path


def check(jar, pages):
    """{path: [sentences]} of what is wrong: errors, and warnings that are not for information only."""
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, page in enumerate(pages):
            file = Path(folder) / f"{number}.html"
            file.write_text(page.html, "utf-8")
            names[file.name] = page.path
        done = subprocess.run(
            [
                "java",
                "-Xss4m",
                "-jar",
                str(jar),
                "--format",
                "json",
                "--stdout",
                "--exit-zero-always",
                "--html",
                folder,
            ],
            capture_output=True,
            text=True,
            check=True,
        )
    wrong = {}
    for message in json.loads(done.stdout)["messages"]:
        if message["type"] == "error" or message.get("subType") == "warning":
            path = names[message["url"].rpartition("/")[2]]
            extract = " ".join(message.get("extract", "").split())[:120]
            wrong.setdefault(path, []).append(f"{message['message']} … {extract}")
    return wrong
