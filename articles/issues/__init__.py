"""The paper of one day: its pages, which story stands where, the proofs, and publishing it whole.

Not the stories themselves: those are below, in `articles`.
"""
