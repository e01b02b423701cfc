"""What editors make of the home page: stories put to the top, in order, or taken off it.

Not the home page itself, which follows the day's front page and is right without any of this
(articles/public).
"""
