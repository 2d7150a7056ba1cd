"""Small files that are meant to go wrong: each one a way in which a real file was found to be made or damaged."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

SECRET = "HEMMELIGT-SCRIPT"
Change = Callable[[Pdf], None]


def file_with(path: Path, change: Change, pages: int = 2) -> Path:
    """Write a file of pages with a line of text each, after the change."""
    with Pdf.new() as pdf:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        for number in range(pages):
            page = pdf.add_blank_page(page_size=(595, 842))
            page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
            page.obj.Contents = pdf.make_stream(b"BT /F1 20 Tf 72 500 Td (Side %d) Tj ET" % number)
        change(pdf)
        pdf.save(path, compress_streams=False)
    return path


def script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String(SECRET))


def acting_everywhere(pdf: Pdf) -> None:
    """Put scripts and programs wherever a file can hold them."""
    hidden = pdf.make_indirect(script())
    note = Dictionary(Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=String("Note"))
    note.Popup = pdf.make_indirect(Dictionary(Subtype=Name.Popup, Rect=Array([0, 0, 9, 9]), AA=Dictionary(E=script())))
    note.Parent = pdf.make_indirect(Dictionary(AA=Dictionary(E=hidden)))
    page = pdf.pages[0].obj
    page.Annots = Array([pdf.make_indirect(note), *(_link(pdf, action) for action in _actions(hidden))])
    page.PresSteps = Dictionary(NA=script())
    page.AA = Dictionary(O=script())
    drawn = pdf.make_stream(b"", Subtype=Name.Form, BBox=Array([0, 0, 1, 1]), PieceInfo=Dictionary(X=hidden))
    page.Resources.XObject = Dictionary(X=drawn)
    pdf.Root.OpenAction, pdf.Root.AA = script(), Dictionary(WC=script())


def _actions(hidden: pikepdf.Object) -> list[object]:
    addresses = ("java\nscript:alert(1)", "file:///C:/x.exe", "\\\\server\\deling", "ms-word:ofe|u|x")
    return [
        hidden,
        Array([hidden]),
        Dictionary(S=Name.Launch, F=String("calc.exe")),
        Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]), Next=Array([script()])),
        *(Dictionary(S=Name.URI, URI=String(address)) for address in addresses),
    ]


def _link(pdf: Pdf, action: object) -> pikepdf.Object:
    link = Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 50, 50]), A=action, PA=script())
    return pdf.make_indirect(link)


def deep_bookmarks(pdf: Pdf) -> None:
    parent = pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    for number in range(40):
        item = pdf.make_indirect(Dictionary(Title=String(f"Niveau {number}"), Parent=parent))
        parent.First = parent.Last = item
        parent = item


def bookmarks_in_a_ring(pdf: Pdf) -> None:
    one, other = (pdf.make_indirect(Dictionary(Title=String(name))) for name in "ab")
    one.Next, other.Next, one.First, other.Title = other, one, other, 5
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=one, Last=other))


def _tagged(pdf: Pdf) -> pikepdf.Object:
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array([])))
    for number, page in enumerate(pdf.pages):
        element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=document, Pg=page.obj, K=0))
        document.K.append(element)
        page.obj.StructParents = number
    numbers = [part for number, element in enumerate(document.K) for part in (number, Array([element]))]
    root.K, root.ParentTree = document, pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    pdf.Root.StructTreeRoot, pdf.Root.MarkInfo = root, Dictionary(Marked=True)
    return root


def tags_in_a_ring(pdf: Pdf) -> None:
    root = _tagged(pdf)
    root.K.K.append(root.K)
    kid = pdf.make_indirect(Dictionary(Nums=root.ParentTree.Nums))
    kid.Kids = Array([kid, root.ParentTree])
    root.ParentTree.Kids = Array([kid])


def tags_with_wild_numbers(pdf: Pdf) -> None:
    root = _tagged(pdf)
    root.ParentTree.Nums.extend([String("x"), root.K, 2147483647, Array([root.K]), -4, Array([]), 7])
    pdf.pages[1].obj.StructParents = 2147483647


def boxes_without_size(pdf: Pdf) -> None:
    pdf.pages[0].obj.MediaBox = Array([0, 0, 0, 0])
    pdf.pages[1].obj.CropBox = Array([0, 0, 5])


def far_too_large(pdf: Pdf) -> None:
    pdf.pages[0].obj.MediaBox = Array([0, 0, 10**12, 10**12])
    pdf.pages[1].obj.UserUnit, pdf.pages[1].obj.Rotate = -1, String("x")


def content_cut_short(pdf: Pdf) -> None:
    packed = zlib.compress(b"BT /F1 20 Tf 72 500 Td (Side 0) Tj ET " + bytes(range(256)) * 40)
    stream = Stream(pdf, b"")
    stream.write(packed[:200] + b"\xff" * 40, filter=Name.FlateDecode)
    pdf.pages[0].obj.Contents = stream
    pdf.pages[1].obj.Contents = Array([pdf.pages[1].obj.Contents, 5, None])


def content_left_open(pdf: Pdf) -> None:
    pdf.pages[0].obj.Contents = pdf.make_stream(b"q 2 0 0 2 90 90 cm q BT /F1 20 Tf (Side 0) Tj /P BMC")
    pdf.pages[1].obj.Contents = pdf.make_stream(
        b"BT /F1 20 Tf 72 500 Td (Side 1) Tj ET Q Q 3 0 0 3 0 0 cm (aldrig lukket"
    )
