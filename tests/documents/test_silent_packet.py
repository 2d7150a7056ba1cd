"""A public packet is silent and still accessible: what a note hung on in the structure goes with it."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from klyngedesk.documents.silent_pdf import silence_pdf
from tests.documents.many_bilag import tagged_report
from tests.documents.test_packet_corpus import packet_of
from tests.documents.verapdf import assert_accessible

SECRET = "Ring til naboen"


def noted(path: Path) -> Path:
    """Add to an accessible report a note, a highlight, a drawing and a caret, all of them in its structure."""
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page, root = pdf.pages[0], pdf.Root.StructTreeRoot
        numbers = root.ParentTree
        document = root.K[0] if isinstance(root.K, Array) else root.K
        for place, kind in enumerate((Name.Text, Name.Highlight, Name.Square, Name.Caret)):
            box = [100, 700 - 30 * place, 120, 720 - 30 * place]
            corners = [100, 720, 120, 720, 100, 700, 120, 700]
            look = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 20, 20])
            note = pdf.make_indirect(
                Dictionary(Type=Name.Annot, Subtype=kind, Rect=box, Contents=SECRET, T=SECRET, F=4 | 8 | 16)
            )
            note.AP, note.QuadPoints, note.StructParent = Dictionary(N=look), corners, int(root.ParentTreeNextKey)
            held = Array([Dictionary(Type=Name.OBJR, Obj=note, Pg=page.obj)])
            element = Dictionary(Type=Name.StructElem, S=Name.Annot, P=document, Pg=page.obj, K=held, Alt=SECRET)
            element = pdf.make_indirect(element)
            document.K.append(element)
            _listed(numbers, int(root.ParentTreeNextKey), element)
            root.ParentTreeNextKey = int(root.ParentTreeNextKey) + 1
            page.obj.Annots = Array([*page.obj.get("/Annots", []), note])
        page.obj.Tabs = Name.S
        pdf.save(path)
    return path


def _listed(numbers: Dictionary, key: int, element: object) -> None:
    last = numbers
    while "/Kids" in last:
        last = last.Kids[-1]
    last.Nums.extend([key, element])
    if "/Limits" in last:
        last.Limits[1] = key


def test_notes_in_the_structure_go_and_the_packet_stays_accessible(tmp_path: Path) -> None:
    file = noted(tagged_report(tmp_path / "rapport.pdf", 1))
    assert_accessible(file)
    out, made = packet_of([file, tagged_report(tmp_path / "anden.pdf", 1)], tmp_path)
    assert made.accessible
    silence_pdf(out)
    assert_accessible(out)
    with pikepdf.open(out) as pdf:
        found = [each for page in pdf.pages for each in page.obj.get("/Annots", []) if each.Subtype != Name.Link]
        assert [str(each.Contents) for each in found] == ["Markering", "Tegning"]
        assert [str(each.Alt) for each in pdf.objects if _is_of_a_note(each)] == ["Markering", "Tegning"]
        assert not [1 for each in pdf.objects if SECRET.encode() in each.unparse(resolved=True)]


def _is_of_a_note(found: object) -> bool:
    return isinstance(found, Dictionary) and str(found.get("/S", "")) == "/Annot"
