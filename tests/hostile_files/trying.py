"""What a child does that was taken over: run by newsroom.confined in the tests of its walls."""

import os
import socket
import subprocess
import time


def answer(file, what, *arguments):
    try:
        return globals()[what](*arguments) or {"done": True}
    except OSError as error:
        return {"error": type(error).__name__}


def nothing():
    pass


def eat():
    return {"done": len(bytearray(b"x") * (300 * 2**20)) > 0}


def spin():
    while True:
        pass


def sleep():
    time.sleep(60)


def crash():
    os.abort()


def read(path):
    with open(path) as file:
        return {"text": file.read()}


def write(path):
    with open(path, "w") as file:
        file.write("x")


def connect():
    socket.create_connection(("127.0.0.1", 1), 1)


def run():
    subprocess.run(["/bin/true"], check=True)


def environment():
    allowed = {"PYTHONUTF8", "PYTHONHASHSEED", "PATH", "LC_CTYPE"}
    return {"names": sorted({*os.environ} - allowed)}
