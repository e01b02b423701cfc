"""A believable newsroom to try the program with: its people, its stories, three issues.

Everything goes through the same doors as real work: forms excepted, every story is filed,
reviewed, placed, proofread and published by its moves. Nothing here is needed in production.
"""
