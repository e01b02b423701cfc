"""Photos made ready for print: cropped, in the pixels that 300 dpi need, no more, as JPEG."""

from io import BytesIO

from PIL import Image, ImageOps

DPI = 300
QUALITY = 88


def prepared(source, crop, width, height):
    """The part of a photo within `crop`, for a frame of so many points, as the bytes of a JPEG.

    `source` is a path, bytes or an open file. It is never made larger than it is.
    """
    with Image.open(BytesIO(source) if isinstance(source, bytes) else source) as image:
        left, top, right, bottom = crop
        wanted = round(width / 72 * DPI), round(height / 72 * DPI)
        # JPEG is read in a half, a quarter or an eighth of its size where that is enough
        image.draft("RGB", (round(wanted[0] / (right - left)), round(wanted[1] / (bottom - top))))
        shown = _upright(image)
        wide, high = shown.size
        box = (left * wide, top * high, right * wide, bottom * high)
        size = min(wanted[0], round(box[2] - box[0])), min(wanted[1], round(box[3] - box[1]))
        shown = shown.resize(
            [max(side, 1) for side in size], Image.Resampling.LANCZOS, box=box, reducing_gap=3
        )
        made = BytesIO()
        shown.save(made, "JPEG", quality=QUALITY, dpi=(DPI, DPI))
    return made.getvalue()


def _upright(image):
    """Turned as the camera says, in RGB, what is transparent on white."""
    image = ImageOps.exif_transpose(image)
    if image.mode == "RGB":
        return image
    if "A" in image.getbands() or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(ground, image).convert("RGB")
    return image.convert("RGB")
