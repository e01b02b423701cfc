"""A person as the inventory has it: an account, a person of the paper, or both in one."""

from dataclasses import dataclass

from django.utils.functional import cached_property

from newsroom.reporters.models import Reporter, User


@dataclass
class Person:
    """Either may be None, not both."""

    user: User | None
    reporter: Reporter | None

    @classmethod
    def of_user(cls, user):
        return cls(user, Reporter.objects.filter(user=user).first())

    @classmethod
    def of_reporter(cls, reporter):
        return cls(reporter.user, reporter)

    def __str__(self):
        return str(self.user or self.reporter)

    @property
    def is_working(self):
        """Still let in, or still chosen from when stories are signed or work is given out."""
        return bool(self.user and self.user.is_active)

    @cached_property
    def subjects(self):
        """The names under which the ledger of the house speaks of this person."""
        found = (self.user, self.reporter)
        return [f"{each._meta.label_lower}:{each.pk}" for each in found if each is not None]

    def is_named_by(self, field, value):
        """True if this value of a foreign key is this person."""
        return field.related_model in (User, Reporter) and self.key_of(field.related_model) == value

    def key_of(self, model):
        """The number of this person among accounts, or among people of the paper; None if there is none."""
        row = self.user if model is User else self.reporter
        return row and row.pk
