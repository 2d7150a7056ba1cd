"""Tags in the PDF: what a screen reader hears, as a tree beside what is drawn.

A writer builds `Element`s from top to bottom and hands each flowable the one its words belong to; the canvas marks what
is drawn, and `finish` writes the tree, so that the file is PDF/UA-1 and PDF/A-2a at once. reportlab has no tags of its
own: everything that leans on its inner hooks is in `canvas.py` and `flowables.py`.
"""
