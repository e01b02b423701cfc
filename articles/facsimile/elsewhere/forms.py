"""The form of an upload, and the rows of hot areas as they are posted."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from articles.models import Article

MAX_ROWS = 200
MAX_CHOICES = 80


class UploadForm(forms.Form):
    """A PDF, and the page of the issue that its first page is."""

    file = forms.FileField(
        label=_("PDF"),
        allow_empty_file=True,
        help_text=_("One page, or all pages of the issue in order, as exported for print. At most 200 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,application/pdf"}),
    )
    number = forms.TypedChoiceField(label=_("First page of the file"), coerce=int)

    def __init__(self, *args, pages, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["number"].choices = [(page.number, str(page)) for page in pages]


def choices_for(facsimile, user):
    """The stories that an area may be given to: those of the issue, and what is public already."""
    issue = facsimile.page.issue
    here = Article.objects.filter(placements__page__issue=issue)
    there = Article.objects.filter(hot_areas__facsimile=facsimile)
    latest = Article.objects.published().newest_first().values_list("pk", flat=True)[:MAX_CHOICES]
    ids = {*here.values_list("pk", flat=True), *there.values_list("pk", flat=True), *latest}
    on_page = set(facsimile.page.placements.values_list("article", flat=True))
    readable = set(Article.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))
    stories = Article.objects.filter(pk__in=ids).only("headline").order_by("pk")
    named = [
        (story.pk, str(story) if story.pk in readable else _now("a story that is not yours"))
        for story in stories
    ]
    return sorted(named, key=lambda pair: pair[0] not in on_page)


def areas_from(data, allowed):
    """The posted rows → {id of the article: boxes}. Raises ValidationError with a sentence.

    Each row is `story`, `x`, `y`, `w`, `h` in hundredths of the page, and `gone` with its index.
    """
    columns = [data.getlist(name)[: MAX_ROWS + 1] for name in ("story", "x", "y", "w", "h")]
    if len({len(column) for column in columns}) != 1 or len(columns[0]) > MAX_ROWS:
        raise ValidationError(_("The areas came incomplete. Try once more."))
    gone = set(data.getlist("gone"))
    found = {}
    for index, (story, *numbers) in enumerate(zip(*columns)):
        if str(index) in gone or not story:
            continue
        if not story.isdecimal() or len(story) > 18 or int(story) not in allowed:
            raise ValidationError(_("One of the stories cannot stand on this page."))
        found.setdefault(int(story), []).append(_box(numbers))
    return found


def _box(numbers):
    field = forms.DecimalField(min_value=0, max_value=100)
    try:
        x, y, width, height = (float(field.clean(number)) / 100 for number in numbers)
    except ValidationError:
        raise ValidationError(_("Every area needs four numbers from 0 to 100.")) from None
    width, height = min(width, 1 - x), min(height, 1 - y)
    if width < 0.003 or height < 0.003:
        raise ValidationError(_("An area is too small to be touched. Make it larger, or take it out."))
    return [round(each, 5) for each in (x, y, width, height)]
