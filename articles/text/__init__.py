"""Chinese newspaper text: counting it, comparing it, taking it out of HTML.

Knows strings and nothing else: no models, no requests. Everything here is a
pure function, so that the story form, the version history and the search index
can share one idea of what "the text" is.
"""
