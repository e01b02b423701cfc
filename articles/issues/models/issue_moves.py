from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.issues.models.issue_event import IssueEvent
from articles.issues.moves import IssueStatus
from articles.issues.readiness import obstacles_of, page_states
from articles.moves import MoveRefused
from articles.publishing import hold, publish_together
from articles.together import together
from newsroom.reporters import clock


class IssueMoves:
    """The verbs of an issue, and the one door through which its state is written.

    Every move takes `by`, the user who makes it, and raises `MoveRefused` with a sentence,
    and with all obstacles at once in `problems`. Rows are held in one order everywhere:
    stories, then the issue.
    """

    # Moves

    @transaction.atomic
    def start_proofing(self, *, by):
        """The pages are planned: proofs may be read and signed."""
        issue = self._locked_in(IssueStatus.PLANNING)
        issue.refuse_without(by, "issues.plan_issue")
        if not issue.pages.exists():
            raise MoveRefused(_("The issue has no pages yet."))
        return self._write_state("start_proofing", by, issue.status, IssueStatus.PROOFING)

    @transaction.atomic
    def sign_off(self, *, by):
        """The chief editor's signature on the whole issue: every page must be signed as it is now.

        Pages that lack only the chief editor's own signature get it by this same act.
        """
        issue = self._locked_in(IssueStatus.PROOFING)
        issue.refuse_without(by, "issues.sign_issue")
        states = page_states(issue.pages.all())
        issue.refuse_if(issue.obstacles(states=states))
        for state in states:
            if state.lacks_only_chief_editor:
                state.page.issue = issue
                state.page.give_signature(state, by=by)
        return self._write_state("sign_off", by, issue.status, IssueStatus.SIGNED)

    @transaction.atomic
    def back_to_proof(self, *, by, note=""):
        """Takes the issue's signature back: something on its pages has to change."""
        issue = self._locked_in(IssueStatus.SIGNED)
        if not (by.has_perm("issues.plan_issue") or by.has_perm("issues.sign_issue")):
            raise MoveRefused(_("Your role does not allow this."))
        return self._write_state("back_to_proof", by, issue.status, IssueStatus.PROOFING, note=note)

    @transaction.atomic
    def publish(self, *, by, at=None):
        """Publishes the issue and every story on it from `at` (default: now), whole or not at all.

        Stories that went out earlier (web first) keep their own time. When it is refused,
        nothing at all is published.
        """
        hold(self.articles().values_list("pk", flat=True))
        issue = self._locked_in(IssueStatus.SIGNED)
        issue.refuse_without(by, "issues.publish_issue")
        at = at or clock.now()
        states = page_states(issue.pages.all())
        issue.refuse_if(issue.obstacles(states=states, at=at))
        stories = [placement.article for state in states for placement in state.placements]
        publish_together([story for story in stories if story.is_approved], by=by, at=at)
        return self._write_state("publish", by, issue.status, IssueStatus.PUBLISHED, published_at=at)

    @transaction.atomic
    def unschedule(self, *, by):
        """Signed again, with every story that was to appear with it, before its time has come."""
        hold(self.articles().values_list("pk", flat=True))
        issue = self._locked_in(IssueStatus.PUBLISHED)
        issue.refuse_without(by, "issues.publish_issue")
        if not issue.is_scheduled:
            raise MoveRefused(_("The issue of %(date)s is public already.") % {"date": issue.date})
        event = self._write_state("unschedule", by, issue.status, IssueStatus.SIGNED, published_at=None)
        with together():
            for story in issue.articles():
                if story.is_scheduled and story.published_at == issue.published_at:
                    story.unschedule(by=by)
        return event

    def obstacles(self, *, states=None, at=None):
        """Everything that keeps it from being signed off, or published at `at`: (object, sentence)."""
        states = page_states(self.pages.all()) if states is None else states
        if not states:
            return [(self, _("The issue has no pages yet."))]
        return obstacles_of(states, at)

    def next_moves(self, user):
        """The verbs that this person may use on it now: the buttons."""
        verbs = {
            IssueStatus.PLANNING: [("start_proofing", "issues.plan_issue")],
            IssueStatus.PROOFING: [("sign_off", "issues.sign_issue")],
            IssueStatus.SIGNED: [
                ("publish", "issues.publish_issue"),
                ("back_to_proof", "issues.plan_issue"),
            ],
            IssueStatus.PUBLISHED: [("unschedule", "issues.publish_issue")] if self.is_scheduled else [],
        }[self.status]
        return [verb for verb, permission in verbs if user.has_perm(permission)]

    # What the moves rest on

    def lock(self):
        """The row as it is now, held until the end of the transaction."""
        issue = type(self).objects.select_for_update().filter(pk=self.pk).first()
        if issue is None:
            raise MoveRefused(_("This issue is not there any more."))
        return issue

    def _locked_in(self, status):
        """The locked row, if it is in this state; else `MoveRefused` with what it is now."""
        issue = self.lock()
        if issue.status != status:
            self.take_over(status=issue.status, published_at=issue.published_at)
            raise MoveRefused(issue.state_sentence())
        return issue

    def state_sentence(self):
        """Says what the issue is now, and by whom and when it became so."""
        words = {"date": self.date, "status": self.get_status_display()}
        latest = self.events.exclude(to_status="").select_related("actor").last()
        if latest is None:
            return _("The issue of %(date)s is %(status)s.") % words
        words |= {"who": latest.actor or "—", "when": f"{timezone.localtime(latest.at):%H:%M}"}
        return _("The issue of %(date)s is %(status)s, by %(who)s at %(when)s.") % words

    def refuse_if(self, obstacles):
        """Raises `MoveRefused` with all of them, if there are any."""
        if obstacles:
            raise MoveRefused(_("The issue is not ready."), obstacles)

    def refuse_without(self, user, permission):
        """Raises `MoveRefused` if this person's role does not allow it."""
        if not user.has_perm(permission):
            raise MoveRefused(_("Your role does not allow this."))

    def refuse_unless_open(self, user):
        """Raises `MoveRefused` if stories may not be put on it, or not by this person."""
        if not self.is_open:
            raise MoveRefused(self.state_sentence())
        self.refuse_without(user, "issues.plan_issue")

    def refuse_unless_editable(self):
        """Raises `MoveRefused` if its pages, date and number are fixed: signed or published."""
        if not self.is_editable:
            raise MoveRefused(self.state_sentence())

    def reopen_proofs(self, *, by):
        """Takes the signature of this locked issue back, whoever's act made that necessary."""
        if self.status == IssueStatus.SIGNED:
            self._write_state("back_to_proof", by, self.status, IssueStatus.PROOFING)

    def take_over(self, **change):
        """Has this instance show what stands in its row."""
        for name, value in change.items():
            setattr(self, name, value)
        self._remember_state()

    def _write_state(self, verb, by, start, end, *, note="", **change):
        """The only statement that writes an issue's state, with its row in the ledger."""
        rows = type(self).objects.filter(pk=self.pk, status=start)
        if not rows.update(status=end, **change):
            raise MoveRefused(_("Somebody else has moved this issue in the meantime."))
        self.take_over(status=end, **change)
        return IssueEvent.objects.create(
            issue_id=self.pk, actor=by, verb=verb, from_status=start, to_status=end, note=note
        )

    def record(self, verb, *, by, page=None, note="", digest=""):
        """Puts an act on one of its pages into the ledger."""
        number = page.number if page else None
        return self.events.create(actor=by, verb=verb, page_number=number, note=note, digest=digest)

    @property
    def revision(self):
        """Counts what was done on it: the id of the latest row of its ledger, 0 if none."""
        return self.events.order_by("-pk").values_list("pk", flat=True).first() or 0
