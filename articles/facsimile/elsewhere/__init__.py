"""Pages made elsewhere: a PDF from InDesign or 方正飞翔 in, a page file with hot areas out.

The PDF is read by a process of its own (`child`, with `reading` and `lines`): a page picture, lines of
text with their places, boxes of pictures. Then, still without Django: `normal` and `claims` say which
characters belong to which story, `parts` gathers lines, headline and pictures of each, `boxes` draws the
area around them, `spare` makes text of what nobody claimed, and `matching` leads. Of the newsroom know
`candidates` (which stories may stand there), `upload`, `corrections`, `drafts` and `views`.

Lengths are in points from the top left corner of the page as it is shown, until they are stored as parts
of its width and height. A box is (left, top, right, bottom).
"""
