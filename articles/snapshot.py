"""What a reader could see of a story, as plain data: what versions keep and reviews sign."""

TEXT_FIELDS = ("kicker", "headline", "subhead", "dateline", "body", "source")


def snapshot(article):
    """The content of a story for a `Version`: plain dicts, lists and strings.

    Photos stand in it by the SHA-256 of their master file, so that a file exchanged under
    the same record changes the digest too. Columns, districts and unions stand by name
    and address: both can be seen. The row is read anew: what was set on `article` and not
    saved is not part of it. 8 queries at most, whatever the story.
    """
    article = type(article)._base_manager.select_related("column").get(pk=article.pk)
    content = {field: getattr(article, field) for field in TEXT_FIELDS}
    content["column"] = article.column.name if article.column_id else ""
    content["bylines"] = [
        {"id": byline.reporter_id, "name": byline.reporter.name, "role": byline.role}
        for byline in article.bylines.select_related("reporter")
    ]
    content["districts"] = sorted(article.districts.values_list("path", flat=True))
    content["unions"] = sorted(article.unions.values_list("name", flat=True))
    content["tags"] = sorted(article.tags.values_list("name", flat=True))
    content["photos"] = [
        {
            "id": use.photo_id,
            "sha256": use.photo.sha256,
            "caption": use.caption,
            "credit": use.credit,
            "alt": use.alt,
            "placement": use.placement,
        }
        for use in article.photo_uses.select_related("photo")
    ]
    return content

