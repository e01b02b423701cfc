"""Reading the proofs of a page (校样): the page as its readers need it, marks on it, its signatures and its board.

The signatures themselves belong to the page (`articles.issues`): they are what lets an issue go to
print. This app is where they are given, and holds a page back while a mark on it is open.
"""
