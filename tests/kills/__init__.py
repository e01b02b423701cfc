"""Killed, failing, full, cut off: whatever ends an act in its midst, all is old or all is new.

`stage` makes a newsroom with something to do for every verb, `acts` are the verbs through their
real doors, `points` counts the moments at which an act can end and ends it there, `trying` does so in
a process of its own, `state` says what was left, and `invariants` whether that is a newsroom.
"""
