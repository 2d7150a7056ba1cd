"""Forty bilag of a thousand pages: tagged reports, plain ones with links, bookmarks and fields, and difficult ones."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from klyngedesk.documents.outline import outline
from klyngedesk.documents.pdf import write_pdf
from klyngedesk.model.agenda import AgendaItem, Link
from klyngedesk.model.forum import Profile
from klyngedesk.model.layout import Layout
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.text.blocks import Cell, List, ListItem, Run, Table, Text, paragraph


def tagged_report(path: Path, items: int) -> Path:
    """Write an accessible report of about two pages for each item, with a linked table of contents."""
    rows = tuple((Cell((paragraph("Indsats"),)), Cell((paragraph(f"{n}.000"),))) for n in range(8))
    points = List(tuple(ListItem((Run(f"Led {n} af listen, som forvaltningen har set på"),)) for n in range(6)))
    words = tuple(paragraph("Rådet drøftede sagen og hørte forvaltningen om økonomien. " * 9) for _ in range(7))
    text = Text((*words, points, Table(rows, 1)))
    listed = tuple(
        AgendaItem(f"Afsnit {n}", background=text, links=(Link("https://eksempel.dk", "Kilde"),)) for n in range(items)
    )
    shown = outline(
        Meeting("f", "Havnerådet", items=listed),
        DocumentKind.DAGSORDEN,
        Audience.INTERN,
        Profile(layout=Layout(shows_contents=True)),
    )
    write_pdf(shown, path, lambda _: None)
    return path


def plain_report(path: Path, pages: int) -> Path:
    """Write an untagged report whose every page links to others, by name and by place, and has a field."""
    canvas = Canvas(str(path), pagesize=A4, pageCompression=1)
    for number in range(pages):
        canvas.bookmarkPage(f"side{number}")
        canvas.addOutlineEntry(f"Side {number}", f"side{number}", number % 3 and 1)
        for line in range(45):
            canvas.drawString(60, 780 - line * 15, f"Linje {line} på side {number} om havnens økonomi og drift i året")
        for place in range(12):
            canvas.linkRect("", f"side{(number + place) % pages}", (60, 60 + place * 15, 200, 72 + place * 15))
        if number < 2:
            canvas.acroForm.textfield(name=f"felt{number}", value="Udfyldt", x=300, y=60, width=120, height=20)
        canvas.showPage()
    canvas.save()
    return path


def locked_report(path: Path, **more: object) -> Path:
    """Write an untagged report of three pages that the owner's password protects, and what else is asked for."""
    plain_report(path, 3)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="ejer", **more))  # type: ignore[arg-type]
    return path


def forty_bilag(folder: Path, shared: Path, *, times: int = 1) -> list[Path]:
    """Return forty bilag of together about a thousand pages, or that many times as many pages."""
    tagged = [tagged_report(folder / f"tagget{n}.pdf", 24 * times) for n in range(9)]
    plain = [plain_report(folder / f"enkel{n}.pdf", 55 * times) for n in range(10)]
    corpus = shared / "corpus/pdf"
    rows = json.loads((corpus / "INDEX.json").read_text(encoding="utf-8"))
    sound = [corpus / row["file"] for row in rows if row["pages"] and not {"password", "damaged"} & set(row["what"])]
    return [*tagged, *plain, *sound[:21]]
