from contextlib import contextmanager

from django.db import transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article
from articles.moves import MoveRefused, Status
from articles.notices.telling import tell
from articles.planning.drafts import draft_from_assignment
from articles.planning.models.assignee import Assignee
from articles.planning.models.planned_story import PlannedStory
from articles.planning.rules import may_plan, may_write
from newsroom.reporters import clock
from newsroom.reporters.models import User

State, Task = Assignee.State, Assignee.Task


class AssignmentMoves:
    """The verbs of an assignment.

    Each takes `by`, the user who acts, is one transaction on the held row, leaves a row of
    the record, tells those whom it concerns, and raises `MoveRefused` with a sentence where
    it is not allowed. Of two people who click together one wins.
    """

    # For those who plan

    def assign(self, reporter, *, by, task=Task.WRITING, note=""):
        """Asks a person. One who declined or was taken off may be asked again. Returns the part."""
        with self._held():
            self._refuse_unless_planner(by)
            return self._offer(reporter, task, by, "assign", note)

    def release(self, reporter, *, by, task=None, note=""):
        """Takes a person off, from one task or all. They are told."""
        with self._held():
            self._refuse_unless_planner(by)
            parts = self.assignees.filter(reporter=reporter).exclude(state=State.RELEASED)
            parts = parts.filter(task=task) if task else parts
            if not parts.update(state=State.RELEASED, note=note.strip(), answered_at=clock.now()):
                raise MoveRefused(_("%(who)s is not on this assignment.") % {"who": reporter})
            self._record("release", by, reporter, note)
            self._tell([reporter], by, "release", note)

    def record_edit(self, *, by, is_new=False):
        """To be called when a planner has saved it: the record, and news to those who are on it."""
        with self._held():
            type(self).objects.filter(pk=self.pk).update(revision=F("revision") + 1)
            self._record("plan" if is_new else "change", by)
            if not is_new:
                self._tell(self._active_people(), by, "change")

    def cancel(self, *, by, note=""):
        """It will not be reported. Stories that were begun stay with their authors."""
        with self._held():
            self._refuse_unless_planner(by)
            self._refuse_without_reason(note)
            self._write(cancelled_at=clock.now())
            self._record("cancel", by, note=note)
            self._tell(self._active_people(), by, "cancel", note)

    def reinstate(self, *, by, note=""):
        """It will be reported after all, by whoever was on it."""
        with self._held(cancelled=True):
            self._refuse_unless_planner(by)
            if self.cancelled_at is None:
                raise MoveRefused(_("The assignment is not cancelled."))
            self._write(cancelled_at=None)
            self._record("reinstate", by, note=note)
            self._tell(self._active_people(), by, "reinstate", note)

    # For those who are asked. A planner may answer for somebody who has said it by telephone.

    def accept(self, *, by, note="", reporter=None):
        """Says yes to all that `by` (or `reporter`, by a planner) is asked for."""
        with self._held():
            parts = self._parts_of(by, reporter)
            open_parts = [part for part in parts if part.is_offered]
            if not open_parts:
                raise MoveRefused(_("This assignment was accepted already."))
            self._accept(open_parts)
            self._record("accept", by, open_parts[0].reporter, note)
            self._tell_desk(by, "accept", note)

    def decline(self, *, by, note="", reporter=None):
        """Says no, with the reason. One who had accepted may still do so."""
        with self._held():
            parts = self._parts_of(by, reporter)
            self._refuse_without_reason(note)
            self._answer(parts, State.DECLINED, note)
            self._record("decline", by, parts[0].reporter, note)
            self._tell_desk(by, "decline", note)

    def hand_on(self, *, by, to, note=""):
        """Gives one's own part to a colleague, who is asked in turn. `to` is a Reporter."""
        with self._held():
            parts = self._parts_of(by, None)
            if to.user_id == by.pk:
                raise MoveRefused(_("You have it already. Choose somebody else."))
            if not User.objects.filter(pk=to.user_id, is_active=True, is_staff=True).exists():
                raise MoveRefused(_("%(who)s has no login and could not answer.") % {"who": to})
            self._answer(parts, State.RELEASED, note)
            for part in parts:
                self._offer(to, part.task, by, "", note)
            self._record("hand_on", by, to, note)
            self._tell_desk(by, "hand_on", note)

    def take(self, *, by, task=Task.WRITING):
        """Takes on what is offered to the beat and is nobody's yet."""
        with self._held():
            reporter = getattr(by, "reporter", None)
            if reporter is None or not type(self).objects.free_for(by).filter(pk=self.pk).exists():
                raise MoveRefused(_("This assignment is not free any more."))
            part = self._offer(reporter, task, by, "", "", tells=False)
            self._accept([part])
            self._record("take", by, reporter)
            self._tell_desk(by, "take")

    # The story

    def start_story(self, *, by):
        """A draft with everything filled in that is known here; beginning it is accepting.

        Returns the Article. A person's own story that is there already is returned as it is.
        """
        with self._held():
            if not may_write(by):
                raise MoveRefused(_("Your role does not allow this."))
            parts = list(self.assignees.active().of(by).select_related("reporter"))
            if not parts and not may_plan(by):
                raise MoveRefused(_("You are not on this assignment any more."))
            own = self.stories.filter(article__author=by).exclude(
                article__status__in=[Status.KILLED, Status.WITHDRAWN]
            )
            if link := own.select_related("article").last():
                return link.article
            if open_parts := [part for part in parts if part.is_offered]:
                self._accept(open_parts)
                self._record("accept", by, open_parts[0].reporter)
            article = draft_from_assignment(self, by=by)
            self.stories.create(article=article)
            self._record("start_story", by, parts[0].reporter if parts else None)
            self._tell_desk(by, "start_story")
            return article

    def stories_to_tie(self, user):
        """The stories that this person may choose as one of this assignment, the latest first.

        The own ones; a planner also those of the people who are on it.
        """
        authors = Q(author=user)
        if may_plan(user):
            authors |= Q(author__in=self.assignees.active().order_by().values("reporter__user"))
        return (
            Article.objects.visible_to(user)
            .filter(authors, planned=None)
            .exclude(status__in=[Status.KILLED, Status.WITHDRAWN])
            .order_by("-updated_at", "-pk")
        )

    def tie_story(self, article, *, by):
        """Says that a story which is there already is one of this assignment; it is accepting, too."""
        with self._held():
            parts = list(self.assignees.active().of(by).select_related("reporter"))
            if not parts and not may_plan(by):
                raise MoveRefused(_("You are not on this assignment any more."))
            if not self.stories_to_tie(by).filter(pk=article.pk).exists():
                raise MoveRefused(_("Choose a story of those who are on it which has no assignment yet."))
            if not PlannedStory.objects.get_or_create(article=article, defaults={"assignment": self})[1]:
                raise MoveRefused(_("This story has an assignment already."))  # since a moment ago
            if open_parts := [part for part in parts if part.is_offered]:
                self._accept(open_parts)
                self._record("accept", by, open_parts[0].reporter)
            self._record("tie_story", by, parts[0].reporter if parts else None)
            self._tell_desk(by, "tie_story")

    def untie_story(self, article, *, by):
        """Takes back that a story is one of this assignment: its author, or a planner."""
        with self._held():
            link = self.stories.filter(article=article).first()
            if link is None:
                raise MoveRefused(_("This story does not belong to the assignment."))
            if article.author_id != by.pk:
                self._refuse_unless_planner(by)
            link.delete()
            self._record("untie_story", by)
            self._tell_desk(by, "untie_story")

    # By the clock

    def tell_missed(self):
        """Puts on record that the deadline was missed, and tells its people and the desk: once for each
        deadline, whoever asks at the same time."""
        with self._held():
            if not type(self).objects.missed_untold().filter(pk=self.pk).exists():
                return
            self._record("miss", None)
            users = User.objects.filter(
                Q(reporter__in=self._active_people()) | Q(pk=self.editor_id or self.created_by_id)
            )
            self._notice(users.distinct(), None, "miss", "", kind="missed")

    # What the verbs rest on

    @contextmanager
    def _held(self, *, cancelled=False):
        """The row is held, and what was fetched before is forgotten. Refuses a cancelled one."""
        with transaction.atomic():
            row = type(self).objects.select_for_update().only("cancelled_at").get(pk=self.pk)
            self.cancelled_at = row.cancelled_at
            self.forget_fetched()
            if self.is_cancelled and not cancelled:
                raise MoveRefused(_("The assignment is cancelled."))
            yield
        self.forget_fetched()

    def forget_fetched(self):
        """Has this instance ask again for its people and stories."""
        self.__dict__.pop("_prefetched_objects_cache", None)

    def _write(self, **change):
        type(self).objects.filter(pk=self.pk).update(**change)
        self.__dict__.update(change)

    def _parts_of(self, user, reporter):
        """The parts that `user` answers for: the own ones, or those of `reporter` as a planner."""
        if reporter is None:
            parts = list(self.assignees.active().of(user).select_related("reporter"))
        else:
            self._refuse_unless_planner(user)
            parts = list(self.assignees.active().filter(reporter=reporter).select_related("reporter"))
        if not parts and reporter:
            raise MoveRefused(_("%(who)s is not on this assignment.") % {"who": reporter})
        if not parts:
            raise MoveRefused(_("You are not on this assignment any more."))
        return parts

    def _offer(self, reporter, task, by, verb, note, *, tells=True):
        if not reporter.is_active:
            raise MoveRefused(_("%(who)s does not work for the paper any more.") % {"who": reporter})
        part = self.assignees.filter(reporter=reporter, task=task).first()
        if part and part.is_active:
            raise MoveRefused(_("%(who)s is on this assignment already.") % {"who": reporter})
        part = part or Assignee(assignment=self, reporter=reporter, task=task)
        part.state, part.note = State.OFFERED, ""
        part.asked_by, part.asked_at = by, clock.now()
        part.answered_at = part.accepted_at = None
        part.save()
        if verb:
            self._record(verb, by, reporter, note)
        if tells:
            self._tell([reporter], by, "assign", note)
        return part

    def _accept(self, parts):
        now = clock.now()
        self._answer(parts, State.ACCEPTED, "", accepted_at=now)

    def _answer(self, parts, state, note, **change):
        change |= {"state": state, "note": note.strip(), "answered_at": clock.now()}
        self.assignees.filter(pk__in=[part.pk for part in parts]).update(**change)

    def _active_people(self):
        return [part.reporter for part in self.assignees.active().select_related("reporter")]

    def _record(self, verb, by, reporter=None, note=""):
        self.events.create(verb=verb, actor=by, reporter=reporter, note=note.strip())

    def _tell(self, people, by, verb, note=""):
        users = User.objects.filter(reporter__in=people)
        self._notice(users, by, verb, note)

    def _tell_desk(self, by, verb, note=""):
        """Whoever is in charge of it, or else planned it."""
        desk = self.editor_id or self.created_by_id
        self._notice(User.objects.filter(pk=desk), by, verb, note)

    def _notice(self, users, by, verb, note, *, kind="assigned"):
        # A line of the topic first, so that the notice says what it is about.
        text = "\n".join(part for part in (self.topic, note.strip()) if part)
        link = reverse("admin:planning_assignment_sheet", args=[self.pk])
        tell(kind, to=users, by=by, verb=verb, text=text, link=link)

    @staticmethod
    def _refuse_unless_planner(user):
        if not may_plan(user):
            raise MoveRefused(_("Your role does not allow this."))

    @staticmethod
    def _refuse_without_reason(note):
        if not note.strip():
            raise MoveRefused(_("Say why: the others will read it."))
