"""Stories, photos, and what was said about them."""

from django.utils.translation import gettext_lazy as _

from articles.personal.inventory.reasons import (
    HOUSE,
    PRINTED,
    PRINTED_STAYS,
    RECORD,
    RECORD_STAYS,
    WORK_STAYS,
    WORKING,
)
from articles.personal.table import Basis, Rows

LAW, WORK, NEWS = Basis.LAW, Basis.WORK, Basis.NEWS

STORY = {
    "stays": "author",
    "words": "kicker headline subhead dateline body source note",
    "other": "column desk status published_at submitted_at status_changed_at revision created_at updated_at",
    "tells": "headline status created_at published_at",
    "reason": WORK_STAYS,
}
EVENT = "actor verb note at"

STORIES = {
    "articles.Article": Rows(PRINTED, NEWS, ("author",), **STORY),
    "reviewing.Story": Rows(PRINTED, NEWS, **STORY),  # the same table
    "articles.Byline": Rows(
        PRINTED,
        NEWS,
        ("reporter",),
        stays="reporter role",
        other="article position",
        tells="article",
        reason=PRINTED_STAYS,
    ),
    "articles.Correction": Rows(
        PRINTED,
        LAW,
        ("by",),
        stays="by at",
        words="note",
        other="article",
        tells="article",
        reason=RECORD_STAYS,
    ),
    "articles.Event": Rows(
        RECORD,
        LAW,
        ("actor",),
        stays=EVENT,
        other="article from_status to_status digest",
        tells="article",
        reason=RECORD_STAYS,
    ),
    "articles.Review": Rows(
        RECORD,
        LAW,
        ("reviewer",),
        stays="reviewer at",
        other="article stage digest voided_at",
        tells="article stage",
        reason=RECORD_STAYS,
    ),
    "articles.Version": Rows(
        RECORD,
        LAW,
        ("created_by",),
        stays="created_by created_at",
        words="content",
        other="article number digest revision",
        tells="article number",
        reason=RECORD_STAYS,
    ),
    "articles.PhotoUse": Rows(
        PRINTED, NEWS, words="caption credit alt", other="article photo is_ai_made position placement"
    ),
    "articles.PreviewLink": Rows(
        WORKING,
        WORK,
        ("created_by",),
        stays="created_by created_at",
        hidden="token",
        other="article version expires_at revoked_at",
        tells="article",
        reason=WORK_STAYS,
    ),
    "articles.Article_districts": Rows(PRINTED, other="article district"),
    "articles.Article_unions": Rows(PRINTED, other="article union"),
    "articles.Column": Rows(HOUSE, other="name slug description desk position is_active"),
    "photos.Photo": Rows(
        PRINTED,
        NEWS,
        ("photographer", "uploaded_by"),
        stays="photographer uploaded_by created_at",
        words="picture caption credit alt shot_at place people keywords metadata filename",
        other="token width height sha256 upload_sha256 district focal_x focal_y derived_from consent "
        "shows_minor is_minor_cleared is_ai_made consent_until withheld_at look_1 look_2 look_3 look_4",
        tells="filename",
        reason=_("Whose photo it is goes with the photo: copyright, and the credit in print."),
    ),
    "photos.Agreement": Rows(
        _("Consent of the persons shown, and who cleared it"),
        Basis.CONSENT,
        ("noted_by",),
        stays="noted_by noted_at withdrawn_by withdrawn_at",
        words="person guardian withdrawn_note",
        other="photo age how given_on until",
        tells="photo",
        reason=_("Proof that the persons shown have agreed, kept as long as the photo."),
    ),
    "photos.PhotoEvent": Rows(
        _("Consent of the persons shown, and who cleared it"),
        LAW,
        ("actor",),
        stays=EVENT,
        other="photo filename",
        tells="photo",
        reason=RECORD_STAYS,
    ),
    "reviewing.Comment": Rows(
        WORKING,
        WORK,
        ("author",),
        stays="author done_by body created_at",
        words="quote before after",
        other="article parent version field start done_at",
        tells="article",
        reason=WORK_STAYS,
    ),
    "reviewing.Comment_mentioned": Rows(
        WORKING, WORK, ("user",), stays="user", other="comment", tells="comment", reason=WORK_STAYS
    ),
    "reviewing.SendBackReason": Rows(HOUSE, other="text position is_active"),
    "reviewing.ReturnedFor": Rows(RECORD, other="event reason"),
    "checking.KeptFinding": Rows(
        WORKING,
        WORK,
        ("by",),
        stays="by at taken_back_by taken_back_at",
        words="passage reason",
        other="article key rule is_overruling",
        tells="article rule",
        reason=WORK_STAYS,
    ),
    "checking.RuleSetting": Rows(HOUSE, other="rule is_on blocking"),
    "checking.RuleEvent": Rows(RECORD, LAW, ("actor",), stays=EVENT, other="rule", reason=RECORD_STAYS),
    "checking.Word": Rows(HOUSE, words="term suggestion note", other="word_list is_blocking title rank"),
    "checking.WordListVersion": Rows(
        HOUSE,
        WORK,
        ("by",),
        stays="by at note",
        words="words",
        other="word_list number digest restored_from",
        tells="number",
        reason=WORK_STAYS,
    ),
    "checking.WordList": Rows(HOUSE, other="kind"),
    "ingest.PageImport": Rows(
        WORKING,
        WORK,
        ("imported_by",),
        stays="imported_by created_at",
        words="filename report original",
        other="is_for_desk sha256 date page_number page_name leftover_count",
        tells="filename",
        reason=WORK_STAYS,
    ),
    "ingest.WordImport": Rows(
        WORKING,
        WORK,
        ("imported_by",),
        stays="imported_by created_at",
        words="filename report original",
        other="is_for_desk sha256 article photo_count",
        tells="filename",
        reason=WORK_STAYS,
    ),
    "ingest.ImportedStory": Rows(WORKING, other="page_import article position"),
    "ingest.LoadedStory": Rows(WORKING, other="key article"),
    "mourning.Mourning": Rows(HOUSE, words="reason", other="starts_on ends_on is_on"),
    "mourning.MourningEvent": Rows(
        RECORD, LAW, ("actor",), stays=EVENT, other="mourning", reason=RECORD_STAYS
    ),
}
