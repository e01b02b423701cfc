"""Blocking findings stop the final review, until they are mended or overruled."""

from django.dispatch import receiver
from django.utils.translation import ngettext

from articles.checking.judging import judge_saved
from articles.checking.keeping import shown
from articles.moves import MoveRefused
from articles.signals import moved

FINAL = ("sign_off", "correct")


@receiver(moved)
def stop_the_final_review(sender, article, event, **kwargs):
    """Raises `MoveRefused`, which undoes the move, with a problem for each blocking finding."""
    if event.verb not in FINAL:
        return
    blocking = judge_saved(article).blocking
    if blocking:
        raise MoveRefused(
            ngettext(
                "The language check stops this: %(n)s passage must be mended, or overruled with a reason.",
                "The language check stops this: %(n)s passages must be mended, or overruled with a reason.",
                len(blocking),
            )
            % {"n": len(blocking)},
            problems(article, blocking),
        )


def problems(article, findings):
    """As (name of the field in the form, sentence), in the order of the text."""
    photos = list(article.photo_uses.values_list("photo", flat=True))
    return [
        (form_field(finding.field, photos), f"{finding.rule} “{shown(finding)}”：{finding.message}")
        for finding in findings
    ]


def form_field(name, photos):
    """The form's name of a field of the check: caption:17 is that of the photo's row."""
    part, _colon, photo = name.partition(":")
    if not photo:
        return part
    return f"photo_uses-{photos.index(int(photo))}-{part}" if int(photo) in photos else "body"
