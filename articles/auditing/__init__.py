"""What is put on the ledger of the house from above all apps, and what its auditors see of it.

Settings and rights that change (watching.py), what leaves the house before readers see it
(downloads.py), archives that are loaded; and the screens: the ledger, the record of an issue's
three reviews and three proofs, its error rate. It changes nothing itself and has no models.
"""
