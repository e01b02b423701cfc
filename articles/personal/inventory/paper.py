"""Issues, pages, their proofs, and what is published of them."""

from articles.personal.inventory.reasons import HOUSE, PRINTED, RECORD, RECORD_STAYS, WORK_STAYS, WORKING
from articles.personal.table import Basis, Rows

LAW, WORK, NEWS = Basis.LAW, Basis.WORK, Basis.NEWS
EVENT = "actor verb note at"

PAPER = {
    "issues.Issue": Rows(PRINTED, other="date number status published_at deadline created_at"),
    "issues.Page": Rows(
        WORKING,
        WORK,
        ("editor",),
        stays="editor",
        other="issue number name sheet",
        tells="issue number name",
        reason=WORK_STAYS,
    ),
    "issues.Placement": Rows(PRINTED, other="page article position weight rect cut_after"),
    "issues.Continuation": Rows(PRINTED, other="placement page characters weight"),
    "issues.IssueEvent": Rows(
        RECORD,
        LAW,
        ("actor",),
        stays=EVENT,
        other="issue page_number from_status to_status digest",
        tells="issue page_number",
        reason=RECORD_STAYS,
    ),
    "issues.PageSignature": Rows(
        RECORD,
        LAW,
        ("by",),
        stays="by at",
        other="page kind digest voided_at",
        tells="page kind",
        reason=RECORD_STAYS,
    ),
    "issues.PageLayout": Rows(
        WORKING,
        WORK,
        ("by",),
        stays="by at",
        words="plan stories",
        other="page former wishes made_from digest rank batch is_complete is_chosen was_chosen",
        tells="page",
        reason=WORK_STAYS,
    ),
    "issues.Sheet": Rows(
        HOUSE,
        other="name kind is_default width height top masthead bottom columns characters gutter face size pitch "
        "headline_lead headline_second headline_ordinary headline_brief headline_photo has_rules paper_name "
        "codes sponsor",
    ),
    "proofing.ProofMark": Rows(
        RECORD,
        LAW,
        ("by",),
        stays="by at settled_by settled_at note answer",
        words="quote",
        other="page number story paragraph x y layout_digest stage outcome",
        tells="page number",
        reason=RECORD_STAYS,
    ),
    "showing.Arrangement": Rows(
        RECORD, LAW, ("actor",), stays=EVENT, other="number issue", tells="number", reason=RECORD_STAYS
    ),
    "showing.Pin": Rows(PRINTED, other="arrangement article place position until"),
    "former.FormerAddress": Rows(PRINTED, other="path article page"),
    "facsimile.Facsimile": Rows(
        PRINTED,
        NEWS,
        ("by",),
        stays="by created_at",
        words="pdf layout",
        other="page origin width height digest source signed is_current",
        tells="page",
        reason=WORK_STAYS,
    ),
    "facsimile.LeftOut": Rows(PRINTED, other="facsimile article"),
    "facsimile.HotArea": Rows(PRINTED, other="facsimile article boxes sureness is_by_hand"),
    "facsimile.IssueFile": Rows(PRINTED, words="pdf", other="issue digest source is_current created_at"),
    "facsimile.PageUpload": Rows(
        WORKING,
        WORK,
        ("by",),
        stays="by filename created_at",
        words="pdf",
        other="issue number language attempts page_count taken done_at refusal facsimile",
        tells="issue",
        reason=WORK_STAYS,
    ),
    "facsimile.PageReading": Rows(WORKING, words="data", other="facsimile filename"),
    "facsimile.UnplacedText": Rows(
        WORKING, words="headline text", other="facsimile position boxes sureness article"
    ),
}
