"""The photos of the paper: what a picture is, how it comes in and how it is served.

A photo is an asset and knows no story: its use in one (caption, order) is `PhotoUse` in
the app above. Nothing that came in from outside is ever handed on as it came: every
picture is decoded and encoded anew, by a process of its own (opening.py, child.py,
decoding.py), so no file of ours carries a place, a serial number or a script that we did
not put there.
"""
