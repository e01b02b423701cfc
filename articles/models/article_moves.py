from django.db import transaction
from django.utils.translation import gettext as _

from articles import rules, signals
from articles.clearance import refuse_uncleared
from articles.completeness import missing
from articles.corrections import open_for_correction
from articles.models.correction import Correction
from articles.models.event import Event
from articles.models.review import Review
from articles.models.version import Version, digest_of
from articles.moves import MOVES, RECORDS, STAGE_OF, STATUS_OF_STAGE, MoveRefused, StaleEdit, Status
from articles.snapshot import TEXT_FIELDS, snapshot
from newsroom import ledger
from newsroom.reporters import clock

CORRECTABLE = {*TEXT_FIELDS, "column"}

# What a move may write on the instance, put back where the move is refused after all.
UNDONE = ("status", "published_at", "submitted_at", "status_changed_at", "updated_at", "desk_id")
UNDONE += ("revision", "_state_as_loaded")


class ArticleMoves:
    """The verbs of a story, and the one door through which a state is written.

    Every move takes `by`, the user who makes it, and raises `MoveRefused` with a sentence
    where the rules do not allow it, a missing reason included. What the caller has in hand counts: a story that was
    moved or saved by somebody else since it was loaded is refused, not guessed at.
    """

    known_reader_id = None  # who was found to be allowed to read it when it was fetched, if that was asked

    # Moves

    def submit(self, *, by, note=""):
        """To the desk. Refused with `problems` if anything is missing, all at once."""

        def before(change):
            change["submitted_at"] = self.submitted_at or clock.now()
            change["desk_id"] = self.desk_id or self.desk_by_subject()

        return self._move("submit", by, note=note, before=before, signs=True)

    def recall(self, *, by, note=""):
        """Back to the author, who forgot something, while nobody has passed it yet."""
        return self._move("recall", by, note=note)

    def pass_review(self, *, by, note=""):
        """The first or second review: signs the text as it stands and hands it on."""
        stage = STAGE_OF.get(self.status, 0)
        end = STATUS_OF_STAGE.get(stage + 1)
        return self._move("pass_review", by, end=end, note=note, signs=True, stage=stage)

    def sign_off(self, *, by, note=""):
        """The final review (签发): signs the text that will be published."""

        def before(change):
            refuse_uncleared(self)

        return self._move("sign_off", by, note=note, before=before, signs=True, stage=Review.Stage.FINAL)

    def send_back(self, *, by, note=""):
        """To its author, with the reason. All reviews are void."""
        return self._move("send_back", by, note=note, voids_after=0)

    def publish(self, *, by, at=None):
        """Public from `at` (default: now). Refused if the text is not the one that was signed."""

        def before(change):
            if self.current_digest() != self.signed_digest():
                raise MoveRefused(
                    _("The text has been changed since it was signed off. It must be signed again.")
                )
            if self.reviews.standing().count() != len(Review.Stage):
                raise MoveRefused(_("Not all three reviews stand."))
            refuse_uncleared(self)
            change["published_at"] = at or clock.now()

        return self._move("publish", by, before=before)

    def unschedule(self, *, by, note=""):
        """Approved again, before the time that was set for it has come. Its reviews stand."""

        def before(change):
            change["published_at"] = None

        return self._move("unschedule", by, note=note, before=before)

    def correct(self, *, by, note="", **changes):
        """Changes a published story, with a public note. `changes` are fields and their values.

        What was changed on this instance before the call, and on its bylines, photos and tags
        within `open_for_correction`, belongs to the correction too. The former versions stay.
        """
        if unknown := set(changes) - CORRECTABLE:
            raise TypeError(f"a correction does not change {', '.join(sorted(unknown))}")
        with transaction.atomic(), open_for_correction(self.pk):

            def before(change):
                for name, value in changes.items():
                    setattr(self, name, value)
                self.save()
                refuse_uncleared(self)
                self.reviews.standing().filter(stage=Review.Stage.FINAL).void()
                Correction.objects.create(article=self, note=note.strip(), by=by)

            return self._move("correct", by, note=note, before=before, signs=True, stage=Review.Stage.FINAL)

    def withdraw(self, *, by, note=""):
        """Off every public surface at once. The address answers 410."""
        return self._move("withdraw", by, note=note)

    def kill(self, *, by, note=""):
        """Not to be published. Its author learns why."""
        return self._move("kill", by, note=note, voids_after=0)

    def restore(self, *, by, note=""):
        """A killed or withdrawn story becomes a draft again and needs all its reviews anew."""

        def before(change):
            change["published_at"] = None

        return self._move("restore", by, note=note, before=before, voids_after=0)

    # What the moves rest on

    def _move(self, verb, by, **how):
        """Makes one move whole or not at all; this instance, too, is then as it was."""
        seen = {name: self.__dict__[name] for name in UNDONE if name in self.__dict__}
        try:
            with transaction.atomic():
                return self._move_locked(verb, by, **how)
        except BaseException:
            self.__dict__.update(seen)
            raise

    def _move_locked(
        self, verb, by, *, note="", end=None, before=None, signs=False, stage=0, voids_after=None
    ):
        """One conditional update, one row in the ledger.

        `before(change)` may refuse, or add columns to the update. `signs` keeps a version and
        records its digest, if nothing is missing in it; with a `stage` also as that review.
        Reviews of a stage above `voids_after` lose their force.
        """
        self._lock(verb)
        if sentence := rules.refusal(self, verb, by):
            raise MoveRefused(sentence)
        move = MOVES[verb]
        if move.needs_note and not note.strip():
            raise MoveRefused(_("Say why, in a word or two."))
        change = {}
        if before:
            before(change)
        start, end = self.status, end or move.end
        if signs:
            self._refuse_incomplete()
        version = self.record_version(by=by) if signs else None
        if voids_after is not None:
            self.reviews.standing().filter(stage__gt=voids_after).void()
        if stage and version:
            Review.objects.create(article=self, stage=stage, reviewer=by, digest=version.digest)
        self._write_state(start, end, change)
        event = Event.objects.create(
            article=self,
            actor=by,
            verb=verb,
            from_status=start,
            to_status=end,
            note=note.strip(),
            digest=version.digest if version else "",
        )
        signals.moved.send(sender=type(self), article=self, event=event)
        return event

    def _lock(self, verb):
        """Holds the row until the end of the transaction, if it is still as this person saw it."""
        row = type(self)._base_manager.select_for_update().only("status", "revision").get(pk=self.pk)
        if row.status != self.status:
            raise MoveRefused(rules.wrong_status(row, verb))
        if row.revision != self.revision:
            raise StaleEdit(_("Somebody else has saved this story in the meantime."))

    def _refuse_incomplete(self):
        """Asks the row, and not this instance: the row is what is signed."""
        if problems := missing(type(self)._base_manager.get(pk=self.pk)):
            raise MoveRefused(_("The story is not complete yet."), problems)

    def _write_state(self, start, end, change):
        """The only statement that writes a state."""
        now = clock.now()
        change = {"status": end, "status_changed_at": now, "updated_at": now} | change
        written = type(self)._base_manager.filter(pk=self.pk, status=start).update(**change)
        if not written:
            raise MoveRefused(_("Somebody else has moved this story in the meantime."))
        self.take_over(change)

    def take_over(self, change):
        """Has this instance show what a move has written to its row."""
        for name, value in change.items():
            setattr(self, name, value)
        self._remember_state()

    def note_down(self, verb, *, by, note):
        """Puts on the ledger what is worth a record and moves nothing: a verb of `RECORDS`."""
        assert verb in RECORDS, verb
        return Event.objects.create(
            article=self, actor=by, verb=verb, from_status=self.status, to_status=self.status, note=note
        )

    # Versions

    @transaction.atomic
    def record_version(self, *, by, revision=None):
        """Keeps what readers would see now as a version, unless the latest is the same. Returns it.

        `revision` is the row's, where this instance may be older than its row.
        """
        content = snapshot(self)
        digest = digest_of(content)
        latest = self.versions.first()
        if latest and latest.digest == digest:
            return latest
        version = Version.objects.create(
            article=self,
            number=latest.number + 1 if latest else 1,
            digest=digest,
            content=content,
            created_by=by,
            revision=revision or self.revision,
        )
        facts = {"version": version.number, "digest": digest, "revision": version.revision}
        ledger.record("articles.edit", actor=by, subject=self, facts=facts)
        signals.content_changed.send(sender=type(self), article=self, version=version)
        return version

    @transaction.atomic
    def record_edit(self, *, by):
        """To be called when a story and all its parts have been saved: keeps the version.

        If the story was approved and readers would now see something else than what was
        signed, the reviews after the editor's own are open again (rule 3). Returns the version.
        Goes by what the row is now, whoever moved it since this instance was loaded.
        """
        row = type(self)._base_manager.select_for_update().get(pk=self.pk)
        self.take_over({name: getattr(row, name) for name in ("status", "published_at")})
        version = self.record_version(by=by, revision=row.revision)
        if self.status == Status.APPROVED and version.digest != self.signed_digest():
            end = rules.reopened_status(self, by)
            self._move("reopen", by, end=end, voids_after=STAGE_OF[end] - 1)
        return version

    def current_digest(self):
        """The digest of the story as it stands in the database. Hex SHA-256."""
        return digest_of(snapshot(self))

    def signed_digest(self):
        """The digest that the final review signed, or None."""
        review = self.reviews.standing().filter(stage=Review.Stage.FINAL).first()
        return review.digest if review else None

    def see_as(self, status, revision):
        """Takes this instance back to what a page showed, for a move asked for on that page.

        The move is then refused if the story was moved or saved since. Unknown or empty
        values change nothing.
        """
        if status in Status.values:
            self.status = status
        if str(revision).isdecimal():
            self.revision = int(revision)

    # Questions

    def is_visible_to(self, user):
        """True if this person may read the story in the back office."""
        if self.known_reader_id == user.pk:
            return True
        return type(self).objects.visible_to(user).filter(pk=self.pk).exists()

    def next_moves(self, user):
        """The moves that this person may make now, in the order of the table: the buttons."""
        if not self.is_visible_to(user):
            return []
        return [
            move
            for verb, move in MOVES.items()
            if verb != "reopen" and self.status in move.start and rules.RULES[verb](self, user) is None
        ]

    def missing(self):
        """What must be there before a submit: a list of (name of the field, sentence)."""
        return missing(self)

    def desk_by_subject(self):
        """The id of the desk that its column, or else one of its districts, belongs to."""
        if self.column_id and self.column.desk_id:
            return self.column.desk_id
        desks = self.districts.exclude(desks=None).values_list("desks", flat=True)
        return desks.first()
