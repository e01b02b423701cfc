"""A Word file (.docx of Word or WPS), read into one draft with its pictures.

The file comes from a stranger, so it is read by a process of its own with little time and memory:

    parent: `intake` → `child.read_story(file)`      child: `child.main` → `package` → `washing` → `blocks` → `story`

`package` opens the zip and refuses what is no honest .docx; `washing` reads its XML as a stream and writes the few
elements that matter anew; mammoth makes a document of them; `blocks` makes that plain paragraphs, points and pictures;
`story` says what each of them is: headline, byline, caption … All of this is pure Python that knows no models. What the
newsroom does with it stands in `intake` (draft, photos, report), `models`, `forms` and `admin`.

What is decided about the rest of a Word file: tracked changes are taken as accepted; hidden text, headers, footers and
tables of contents are left out; comments and notes go to the note for the desk; the text of a text box stands after the
paragraph that it is anchored to; a table becomes one line for each row; linked pictures are never fetched; files with
macros are refused.
"""
