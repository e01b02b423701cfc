"""One editor in a process of its own: opens a story, types a mark, saves. Prints what became of each save.

python -m tests.soak.editing BASE STORY SESSION NUMBER SAVES
"""

import json
import random
import re
import sys
import time
from http.cookies import SimpleCookie
from types import SimpleNamespace
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

from tests.forms import fields_of


class Stay(HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


class Editor:
    def __init__(self, base, story, session, number):
        self.address = f"{base}/admin/articles/article/{story}/change/"
        self.cookies = {"sessionid": session}
        self.number, self.opener = number, build_opener(Stay)
        self.dice = random.Random(number)

    def ask(self, data=None):
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        body = urlencode(data, doseq=True).encode() if data else None
        try:
            answer = self.opener.open(Request(self.address, body, {"Cookie": cookie}), timeout=120)
        except HTTPError as error:
            answer = error
        for header in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: each.value for name, each in SimpleCookie(header).items()}
        return SimpleNamespace(status=answer.status, content=answer.read())

    def save(self, time_):
        mark = f"记号-{self.number}-{time_}-"
        form = fields_of(self.ask())
        time.sleep(self.dice.random() / 4)
        form["body"] += f"<p>{mark}</p>"
        answer = self.ask(form)
        page = answer.content.decode()
        return {
            "mark": mark,
            "status": answer.status,
            "kept": mark in page,
            "broken": bool(re.search("Traceback", page)),
        }


if __name__ == "__main__":
    base, story, session, number, saves = sys.argv[1:]
    editor = Editor(base, story, session, int(number))
    print(json.dumps([editor.save(each) for each in range(int(saves))]))
