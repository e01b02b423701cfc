"""Who works here: logins and their roles, desks, and the people whose names stand in the paper.

Not the stories they write: those are above, in `articles`.
"""
