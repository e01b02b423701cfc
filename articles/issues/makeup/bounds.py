"""Copy-fitting (拼版伸缩): how far sizes may give way before text has to be cut. Data of the paper.

Headline sizes are in points for a tabloid; they grow with the sheet. The ranges of two weights
never meet, so that no story of lower weight can have the larger headline.
"""

from dataclasses import dataclass

from articles.issues.makeup.geometry import MM


@dataclass(frozen=True)
class Bounds:
    """What may give way. `headline` is (least, usual, most) in points, `space` the extra lines
    around a headline block and `photo` the part of the type area that the first photo takes
    usually, each by weight; `photo_scale` is (least, most) of that usual area; `crop` the part
    of a photo's height or width that may be cut off; `measure` the width of a text column in
    base columns; `text_columns` limits how many a story may have side by side."""

    headline: tuple[tuple[float, float, float], ...] = (
        (30.0, 40.0, 54.0),
        (22.0, 27.0, 29.5),
        (17.0, 19.5, 21.5),
        (13.0, 14.5, 16.0),
        (11.0, 12.5, 12.5),
    )
    space: tuple[int, ...] = (4, 3, 3, 2, 2)
    photo: tuple[float, ...] = (0.085, 0.055, 0.04, 0.028, 0.15)
    photo_scale: tuple[float, float] = (0.4, 2.4)
    crop: float = 0.18
    measure: tuple[float, float] = (0.9, 2.05)
    text_columns: tuple[int, int] = (1, 8)

    def headline_of(self, weight, geometry):
        """The (least, usual, most) size of a headline on this sheet."""
        factor = geometry.width / (273 * MM)
        factor = factor**0.75
        return tuple(size * factor for size in self.headline[weight])


# A photo story's headline is a caption's title where briefs stand on the page, else it may be larger.
PHOTO_WITHOUT_BRIEFS = (13.0, 15.0, 16.5)
