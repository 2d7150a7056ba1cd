"""What stood in the bilag stands in the packet: links, named places, bookmarks, structure, layers and fields."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from klyngedesk.documents.packet_outline import flat
from tests.documents.many_bilag import plain_report, tagged_report
from tests.documents.test_packet_corpus import index, packet_of


def links(pdf: Pdf, first: int = 0) -> list[Any]:
    listed = (page.obj.get("/Annots") for page in list(pdf.pages)[first:])
    found = [each for annots in listed if isinstance(annots, Array) for each in annots if isinstance(each, Dictionary)]
    return [each for each in found if each.get("/Subtype") == Name.Link]


def elements(pdf: Pdf) -> Iterator[Any]:
    tree = pdf.Root.get("/StructTreeRoot")
    waiting, seen = [tree.get("/K")] if isinstance(tree, Dictionary) else [], set()
    while waiting:
        kid = waiting.pop()
        if isinstance(kid, Array):
            waiting += list(kid)
        elif isinstance(kid, Dictionary) and "/S" in kid and (not kid.is_indirect or kid.objgen not in seen):
            seen.add(kid.objgen)
            yield kid
            waiting.append(kid.get("/K"))


def bookmarks(pdf: Pdf) -> int:
    with pdf.open_outline(max_depth=12, strict=False) as outline:
        return sum(1 for _ in flat(outline.root))


def test_links_bookmarks_and_elements_are_all_there(tmp_path: Path) -> None:
    files = [tagged_report(tmp_path / f"t{n}.pdf", 3) for n in range(2)] + [plain_report(tmp_path / "p.pdf", 6)]
    out, _ = packet_of([*files, files[0]], tmp_path)
    with pikepdf.open(out) as packet, pikepdf.open(tmp_path / "front.pdf") as front:
        before = [pikepdf.open(file) for file in (*files, files[0])]
        first = len(front.pages)
        pages = len(packet.pages) - first
        assert len(links(packet, first)) == sum(len(links(pdf)) for pdf in before) + pages
        assert bookmarks(packet) == bookmarks(front) + sum(bookmarks(pdf) + 1 for pdf in before)
        kept = sum(sum(1 for _ in elements(pdf)) for pdf in before)
        assert sum(1 for _ in elements(packet)) == kept + sum(1 for _ in elements(front)) + len(before) + pages
        assert_tree_agrees_with_pages(packet)


def assert_tree_agrees_with_pages(packet: Pdf) -> None:
    """Every page and annotation finds its elements by its own number."""
    numbers = dict(pikepdf.NumberTree(packet.Root.StructTreeRoot.ParentTree).items())
    used = []
    for page in packet.pages:
        key = page.obj.get("/StructParents")
        if key is not None:
            used.append(key)
            owners = [owner for owner in numbers[key] if isinstance(owner, Dictionary)]
            assert owners
            assert all(_page_of(owner) in (None, page.obj.objgen) for owner in owners)
        for link in page.obj.get("/Annots", []):
            if "/StructParent" in link:
                used.append(link.StructParent)
                assert isinstance(numbers[link.StructParent], Dictionary)
    assert len(used) == len(set(used))
    assert max(numbers) < packet.Root.StructTreeRoot.ParentTreeNextKey


def _page_of(element: Any) -> Any:
    page = element.get("/Pg")
    return page.objgen if page is not None else None


def test_every_link_that_led_somewhere_leads_somewhere(tmp_path: Path) -> None:
    files = [plain_report(tmp_path / f"p{n}.pdf", 5) for n in range(3)]
    out, made = packet_of(files, tmp_path)
    with pikepdf.open(out) as packet:
        names = pikepdf.NameTree(packet.Root.Names.Dests)
        old = packet.Root.get("/Dests", {})
        pages = {page.obj.objgen: number for number, page in enumerate(packet.pages)}
        for part in made.parts:
            for number in range(part.pages):
                page = packet.pages[part.first_page - 1 + number]
                for place, link in enumerate(list(page.obj.Annots)[:12]):
                    target = link.get("/Dest")
                    if isinstance(target, Name):
                        target = old[str(target)]
                    elif isinstance(target, pikepdf.String):
                        target = names[str(target)]
                    at = pages[target[0].objgen] - (part.first_page - 1)
                    assert at == (number + place) % 5


def test_no_link_bookmark_or_element_of_a_difficult_file_is_lost(shared: Path, tmp_path: Path) -> None:
    lost = []
    for name in (name for name, pages in index(shared).items() if pages):
        source = shared / "corpus/pdf" / name
        out, made = packet_of([source], tmp_path)
        if made.parts[0].outcome != "shown":
            continue
        with pikepdf.open(out) as packet, pikepdf.open(source) as before, pikepdf.open(tmp_path / "front.pdf") as front:
            counts = [
                (len(links(before)) + made.parts[0].pages, len(links(packet, len(front.pages)))),
                (bookmarks(before) + bookmarks(front) + 1, bookmarks(packet)),
                (_count(before) + _count(front) + 1 + made.parts[0].pages, _count(packet)),
            ]
        if any(one != other for one, other in counts):
            lost.append((name, counts))
    assert lost == []


def _count(pdf: Pdf) -> int:
    return sum(1 for _ in elements(pdf))


def test_roles_classes_and_names_that_mean_other_things_are_kept_apart(tmp_path: Path) -> None:
    files = []
    for role, name in (("P", "ens"), ("H1", "ens")):
        file = tagged_report(tmp_path / f"{role}.pdf", 1)
        with pikepdf.open(file, allow_overwriting_input=True) as pdf:
            tree = pdf.Root.StructTreeRoot
            element = next(each for each in elements(pdf) if each.S == Name.P)
            element.S, element.ID, element.C = Name.Afsnit, pikepdf.String(name), Name.Klasse
            tree.RoleMap = Dictionary(Afsnit=Name("/" + role))
            tree.ClassMap = Dictionary(Klasse=Dictionary(O=Name.Layout, SpaceAfter=len(role)))
            names = pikepdf.NameTree.new(pdf)
            names[name] = element
            tree.IDTree = names.obj
            pdf.save(file)
        files.append(file)
    out, _ = packet_of(files, tmp_path)
    with pikepdf.open(out) as packet:
        tree = packet.Root.StructTreeRoot
        found = [each for each in elements(packet) if "/ID" in each]
        assert sorted(str(tree.RoleMap[str(each.S)]) for each in found) == ["/H1", "/P"]
        assert len({str(each.ID) for each in found}) == 2
        assert {str(each.ID) for each in found} == set(pikepdf.NameTree(tree.IDTree).keys())
        spaces = {tree.ClassMap[str(each.C[0] if isinstance(each.C, Array) else each.C)].SpaceAfter for each in found}
        assert spaces == {1, 2}


def test_a_filled_field_is_seen_and_gone(tmp_path: Path) -> None:
    out, made = packet_of([plain_report(tmp_path / "p.pdf", 2)], tmp_path)
    with pikepdf.open(out) as packet:
        assert "/AcroForm" not in packet.Root
        page = packet.pages[made.parts[0].first_page - 1]
        assert not [each for each in page.obj.Annots if each.get("/Subtype") == Name.Widget]
        drawn = [name for name in page.resources.XObject if name.startswith("/Felt")]
        assert any(b"Udfyldt" in page.resources.XObject[name].read_bytes() for name in drawn)


@pytest.mark.parametrize("key", ["/OpenAction", "/AA"])
def test_nothing_in_the_packet_acts_by_itself(tmp_path: Path, key: str) -> None:
    file = plain_report(tmp_path / "p.pdf", 2)
    script = {"S": Name.JavaScript, "JS": pikepdf.String("app.alert(1)")}
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.Root[key] = Dictionary(**script) if key == "/OpenAction" else Dictionary(WC=Dictionary(**script))
        pdf.pages[0].obj.AA = Dictionary(O=Dictionary(**script))
        pdf.pages[0].obj.Annots[0].A = Dictionary(S=Name.Launch, F=pikepdf.String("evil.exe"))
        pdf.pages[0].obj.Annots[1].A = Dictionary(
            S=Name.URI, URI=pikepdf.String("https://a.dk"), Next=Dictionary(**script)
        )
        del pdf.pages[0].obj.Annots[1]["/Dest"]
        pdf.attachments["hemmelig.docx"] = b"indhold"
        pdf.save(file)
    out, made = packet_of([file], tmp_path)
    with pikepdf.open(out) as packet:
        written = packet.Root.unparse(resolved=True) + b"".join(
            each.unparse(resolved=True) for each in packet.objects if isinstance(each, Dictionary)
        )
        for word in (b"/JavaScript", b"/Launch", b"hemmelig", b"/AA "):
            assert word not in written
    assert any("indlejrede filer" in note for note in made.parts[0].notes)
