"""Days of mourning: the whole public site in grey, by dates that are set in the back office.

Not the back office, and not the printed paper, which is made up in grey by those who make it.
"""
