"""One file, one rule. A file here is found by itself: see check.rules()."""
