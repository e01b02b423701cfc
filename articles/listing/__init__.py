"""Which published stories each list holds (a district's, a tag's, a person's …), and its pages.

Derived from the stories, in the transaction of every move, so that a page of a list costs the same
in a paper of a thousand stories and of a million. `reading` is the door for the reader's site;
`keeping` writes. Not an order of the desk's own: lists are newest first. docs/decisions/lists.md
tells why it is as it is.
"""
