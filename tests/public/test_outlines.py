"""The outline around a story's boxes encloses just them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from articles.public.outlines import outline

STEPS = 8
part = st.integers(0, STEPS)
box = st.tuples(part, part, st.integers(1, 4), st.integers(1, 4))


def test_two_boxes_that_touch_are_one_shape():
    assert outline([[0, 0, 0.5, 0.2], [0, 0.2, 0.3, 0.2]], 100, 100) == "M0 0H50V20H30V40H0Z"


def test_boxes_that_touch_in_a_corner_stay_two():
    assert outline([[0, 0, 0.5, 0.5], [0.5, 0.5, 0.5, 0.5]], 10, 10) == "M0 0H5V5H0ZM5 5H10V10H5Z"


def test_what_lies_off_the_page_is_cut_off():
    assert outline([[0.5, -1, 3, 4]], 10, 20) == "M5 0H10V20H5Z"
    assert outline([[2, 2, 1, 1], [0.1, 0.1, 0, 0.4]], 10, 10) == ""


@given(st.lists(box, max_size=6))
def test_it_encloses_as_much_as_the_boxes_cover(boxes):
    covered = {
        (column, row)
        for x, y, width, height in boxes
        for column in range(x, min(x + width, STEPS))
        for row in range(y, min(y + height, STEPS))
    }

    path = outline([[value / STEPS for value in box] for box in boxes], STEPS, STEPS)

    assert area(path) == len(covered)


def area(path):
    """Of all loops of a path of M, H and V; holes run the other way round and count less than nothing."""
    total = 0
    for loop in path.split("Z")[:-1]:
        points = []
        for step, numbers in re.findall(r"([MHVL])([\d. ]+)", loop):
            values = [float(number) for number in numbers.split()]
            x, y = points[-1] if points else (0, 0)
            points.append(
                {"H": lambda v, y=y: (v[0], y), "V": lambda v, x=x: (x, v[0])}.get(step, tuple)(values)
            )
        pairs = zip(points, [*points[1:], points[0]], strict=True)
        total += sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2
    return round(total, 6)
