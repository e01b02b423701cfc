"""Automatic make-up (组版): the stories of a page in, the best layouts out. Plain data, no Django.

geometry  the sheet: size, margins, columns, baseline grid
copy      what is to stand on it
layout    where each thing stands
"""
