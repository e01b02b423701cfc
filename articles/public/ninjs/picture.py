"""A photo of a story as a ninjs picture, with every size that readers can have."""

from articles.public.ninjs.item import LANGUAGE, file

AI_MADE = {  # cv.iptc.org/newscodes/digitalsourcetype
    "name": "Created using Generative AI",
    "uri": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
}


def picture_item(use, uri):
    """The use of a photo in the story at the address `uri`: its caption and credit there."""
    said = [("caption", use.caption), ("alt", use.alt_text)]
    found = {
        "name": f"photo-{use.photo_id}",
        "uri": f"{uri}#photo-{use.photo_id}",
        "rel": "picture",
        "type": "picture",
        "language": LANGUAGE,
        "descriptions": [
            {"role": role, "contentType": "text/plain", "value": text} for role, text in said if text
        ],
        "by": use.credit,
        "renditions": renditions(use.photo),
        "digitalSourceType": AI_MADE if use.is_ai_made else None,
    }
    return {name: value for name, value in found.items() if value}


def renditions(photo):
    """All its public files, with the point of interest in the pixels of each."""
    found = []
    for kind, files in photo.renditions.items():
        for each in files:
            width, height = each.width, each.height_of(photo.width, photo.height)
            point = {"x": round(photo.focal_x * width), "y": round(photo.focal_y * height)}
            name, kind_of_file = f"{width}w-{kind.lower()}", f"image/{kind.lower()}"
            found.append(file(name, each.url, kind_of_file, width=width, height=height, poi=point))
    return found
