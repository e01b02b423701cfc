"""A form that was sent twice makes one thing: a double click, a second try on a slow line (重复提交).

Every page of the office carries the token against forged requests (CSRF) in its forms, masked
anew each time a page is drawn. So the same token with the same fields, from the same person to
the same address, is the same form sent again. The first row that such a form makes spends it:
`Sent` is written in the same transaction, just before that row. Kept together or not at all,
there is no form that is spent without having made anything, nor the other way round, whenever
the program dies. Whoever comes second waits for the first in the database and is then led to
where the first was led.

What a program writes for its own record (ledgers, notices, versions) spends nothing: a move is
guarded by the state that it starts from, and may rightly be made again from an old page.
"""
