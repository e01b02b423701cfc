"""How much of something a test takes: as much as shows the fault in `make test`, and the whole in `make soak`."""

import os

IS_WHOLE = os.environ.get("TEST_SIZE") == "whole"


def size(whole, small):
    return whole if IS_WHOLE else small
