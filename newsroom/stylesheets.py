"""One style sheet in place of thirty: what a sheet imports is put where the import stands.

The files stay as they are, one for each thing, and so does what a developer's browser reads. In
production a page waits for one answer and not for thirty, of which none begins before the first
has come: on a telephone that is a second.
"""

import re

IMPORT = re.compile(r'@import url\("(?P<name>[^"]+)"\) layer\((?P<layer>[\w-]+)\)(?: (?P<media>\w+))?;')
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s*\n\s*")


def flattened(text, read):
    """The sheet `text` without imports and comments. `read(name)` gives what it imports.

    Raises ValueError for what would mean something else in its new place.
    """

    def put_in(found):
        content = read(found["name"])
        if "url(" in content or "@import" in content:
            raise ValueError(f"{found['name']}: an address in it would lead elsewhere from here.")
        layer = f"@layer {found['layer']}{{{content}}}"
        return f"@media {found['media']}{{{layer}}}" if found["media"] else layer

    whole = IMPORT.sub(put_in, COMMENT.sub("", text))
    if "@import" in whole:
        raise ValueError("An import that is not understood.")
    return SPACE.sub("\n", COMMENT.sub("", whole)).strip()
