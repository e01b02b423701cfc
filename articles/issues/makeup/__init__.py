"""Automatic make-up (组版): the stories of a page in, the best layouts out. Plain data, no Django.

The page
    geometry  the sheet: size, margins, columns, baseline grid
    copy      what is to stand on it
    layout    where each thing stands
    bounds    how far sizes may give way
    wishes    what the editor wants kept, and why a wish cannot be met
Type
    fonts, metrics, prohibitions, lines  widths and line breaking
    words     words in a headline, which no line breaks
    breaking  the same, remembered
Finding a layout
    heads, groups  a headline block; photos with captions
    flow      so many lines of text in each
    fit       how one story can stand
    tree      ways to divide the page; pinned: the same around what is pinned
    plan      a division spelt out
    judge     what it costs: the soft rules
    differing  which of many to offer
    place     lines and photos in points
    solve     all of it: the door
Around it
    room      how full a page will be
    rules     the hard rules, looked up in a finished layout
    advice    what helps a page that is too full
    turning   a story continued on another page
"""
