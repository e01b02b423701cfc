"""The language check (编校) of a story: what is found in it, what was kept and why, the word lists of the paper."""
