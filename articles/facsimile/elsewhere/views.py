"""The screens for pages made elsewhere: upload, and where on them each story stands. For those who plan the issue."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.facsimile.elsewhere import corrections, drafts
from articles.facsimile.elsewhere.forms import UploadForm, areas_from, choices_for
from articles.facsimile.elsewhere.intake import bring
from articles.facsimile.elsewhere.upload import PageRefused
from articles.facsimile.models import WIDTHS, Facsimile
from articles.facsimile.storage import PageStorage
from articles.ingest.intake import PageRefused as TextRefused
from articles.issues.models import Issue
from articles.issues.views.screen import works_on_issues
from articles.models import Article
from articles.moves import MoveRefused
from newsroom.screens import render_screen

SHOWN = 1600  # pixels of the picture on the screen
SHOWN_UPLOADS = 5
TONES = 8  # colours of stories
SURE = 0.8  # from here on nobody needs to look twice


def _planner(request):
    if not request.user.has_perm("issues.plan_issue"):
        raise PermissionDenied


def _uploaded(request, pk):
    _planner(request)
    pages = Facsimile.objects.current().filter(origin=Facsimile.Origin.UPLOADED)
    return get_object_or_404(pages.select_related("page__issue", "reading"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request, issue):
    """Takes a PDF for one page or several, and says what becomes of it. What was chosen stays chosen when
    a file is refused. With the header X-Fragment: the uploads alone, which the screen asks for while one waits."""
    _planner(request)
    issue = get_object_or_404(Issue, pk=issue)
    pages = list(issue.pages.order_by("number"))
    first = request.GET.get("page", "")
    is_sent = request.method == "POST"
    form = UploadForm(
        request.POST if is_sent else None,
        request.FILES if is_sent else None,
        pages=pages,
        initial={"number": int(first)} if first.isdecimal() and len(first) < 6 else {},
    )
    if is_sent and form.is_valid():
        given = form.cleaned_data
        try:
            bring(given["file"], issue=issue, number=given["number"], by=request.user)
        except (PageRefused, MoveRefused) as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("admin:facsimile_facsimile_upload", issue.pk)
    uploads = list(issue.uploads.select_related("by").latest_first()[:SHOWN_UPLOADS])
    context = {
        "title": _("Upload pages made elsewhere"),
        "issue": issue,
        "pages": pages,
        "form": form,
        "may_upload": issue.is_open,
        "uploads": uploads,
        "is_waiting": any(not each.is_done for each in uploads),
        "uploaded": list(
            Facsimile.objects.current()
            .filter(page__issue=issue, origin=Facsimile.Origin.UPLOADED)
            .select_related("page")
            .in_order()
        ),
    }
    if request.headers.get("X-Fragment"):
        return render(request, "admin/facsimile/_uploads.html", context)
    return render_screen(
        request, "admin/facsimile/upload.html", **context, status=422 if form.errors else None
    )


@require_http_methods(["GET", "HEAD", "POST"])
def areas(request, pk):
    """Where the stories stand on an uploaded page, to be corrected: by dragging, or as numbers."""
    facsimile = _uploaded(request, pk)
    choices = choices_for(facsimile, request.user)
    rows, error = rows_of(facsimile), ""
    if request.method == "POST":
        try:
            boxes = areas_from(request.POST, {story for story, _name in choices})
            corrections.set_areas(facsimile, boxes, by=request.user, seen=request.POST.get("seen", ""))
        except ValidationError as refusal:
            error = " ".join(refusal.messages)
        except MoveRefused as refusal:
            error = str(refusal)
        else:
            messages.success(request, _("The areas are saved."))
            return redirect("admin:facsimile_facsimile_change", pk)
        rows = rows_posted(request.POST)
    names, tones = dict(choices), {str(story): at % TONES for at, (story, _name) in enumerate(choices)}
    for row in rows:
        row["tone"] = tones.get(row["story"], 0)
    found = {row["story"] for row in rows}
    on_page = Article.objects.filter(placements__page=facsimile.page).values_list("pk", flat=True)
    siblings = Facsimile.objects.current().filter(
        page__issue=facsimile.page.issue, origin=Facsimile.Origin.UPLOADED
    )
    context = {
        "title": facsimile.page,
        "issue": facsimile.page.issue,
        "page": facsimile.page,
        "pages": facsimile.page.issue.pages.order_by("number"),
        "facsimile": facsimile,
        "rows": rows,
        "missing": [names[story] for story in on_page if str(story) not in found and story in names],
        "choices": [(str(story), name, tones[str(story)]) for story, name in choices],
        "blank": {"story": "", "numbers": ["", "", "", ""], "tone": 0},
        "texts": texts_of(facsimile, request.user),
        "seen": corrections.digest_of(facsimile),
        "error": error,
        "siblings": siblings.select_related("page").in_order(),
        "shown": (SHOWN, facsimile.pixels_high(SHOWN)),
        "may_draft": facsimile.page.issue.is_open,
    }
    return render_screen(request, "admin/facsimile/areas.html", **context, status=409 if error else None)


def rows_of(facsimile):
    """The areas as rows of the form: one for each box, the numbers in hundredths of the page."""
    rows = []
    for area in facsimile.areas.all():
        for x, y, width, height in area.boxes:
            rows.append(
                {
                    "story": str(area.article_id),
                    "numbers": [f"{each * 100:.2f}" for each in (x, y, width, height)],
                    "is_by_hand": area.is_by_hand,
                    "sureness": None if area.sureness is None else round(area.sureness * 100),
                    "is_unsure": area.sureness is not None and area.sureness < SURE,
                }
            )
    return sorted(rows, key=lambda row: (float(row["numbers"][1]) // 5, float(row["numbers"][0])))


def rows_posted(data):
    """What was typed, as it was typed."""
    columns = [data.getlist(name)[:200] for name in ("story", "x", "y", "w", "h")]
    gone = set(data.getlist("gone"))
    return [
        {"story": story, "numbers": numbers, "is_gone": str(index) in gone}
        for index, (story, *numbers) in enumerate(zip(*columns))
    ]


def texts_of(facsimile, user):
    """The texts without a place, their story only for those who may read it."""
    texts = list(facsimile.unplaced_texts.select_related("article"))
    ids = [text.article_id for text in texts if text.article_id]
    readable = set(Article.objects.visible_to(user).filter(pk__in=ids).values_list("pk", flat=True))
    for text in texts:
        text.is_readable = text.article_id in readable
        text.may_be_placed = text.is_readable and text.article.may_stand_on_a_page
        text.percent = [[f"{each * 100:.2f}" for each in box] for box in text.boxes]
    return texts


@require_safe
def picture(request, pk, width):
    """The page's picture for those who make the paper: of pages that readers do not see yet as well."""
    if not works_on_issues(request.user):
        raise PermissionDenied
    facsimile = get_object_or_404(Facsimile, pk=pk)
    storage, name = PageStorage(), facsimile.picture_name(width, "webp")
    if width not in WIDTHS or not storage.exists(name):
        raise Http404
    response = FileResponse(storage.open(name), content_type="image/webp")
    response["Cache-Control"] = "private, max-age=3600"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def draft(request, pk, text):
    """A draft of a text that is no story yet."""
    return _with_text(request, pk, text, drafts.make_draft_of, _("A draft was made: “%(story)s”."))


@require_POST
def placement(request, pk, text):
    """The story of a text that stands on no page yet is put on this one."""
    return _with_text(request, pk, text, drafts.put_on_page, _("The story stands on this page now."))


def _with_text(request, pk, text, work, sentence):
    facsimile = _uploaded(request, pk)
    text = get_object_or_404(facsimile.unplaced_texts.select_related("facsimile__page__issue"), pk=text)
    if text.article_id and not Article.objects.visible_to(request.user).filter(pk=text.article_id).exists():
        raise Http404
    try:
        facsimile.page.issue.refuse_unless_open(request.user)
        made = work(text, by=request.user)
    except (MoveRefused, TextRefused) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, sentence % {"story": made})
    return redirect("admin:facsimile_facsimile_change", pk)


@require_POST
def search(request, pk):
    """The stories are looked for once more, now that others stand on the page."""
    facsimile = _uploaded(request, pk)
    try:
        corrections.find_again(facsimile, by=request.user)
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("admin:facsimile_facsimile_change", pk)


@require_POST
def withdrawal(request, pk):
    """The upload counts no more."""
    facsimile = _uploaded(request, pk)
    try:
        corrections.take_back(facsimile, by=request.user)
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("admin:facsimile_facsimile_change", pk)
    messages.success(request, _("The uploaded page was taken back."))
    return redirect("admin:facsimile_facsimile_upload", facsimile.page.issue_id)
