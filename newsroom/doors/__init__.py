"""Who gets in: the login, its second factor, its limits, passwords, and visits that end.

Not what somebody may do once inside: that are roles (newsroom.reporters) and each screen's own rules.
docs/decisions/doors.md says why.
"""
