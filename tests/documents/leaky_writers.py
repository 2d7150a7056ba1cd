"""Writers that let a word slip into a file, each at another layer."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pikepdf
from docx import Document
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

Leaky = Callable[[Path, str], None]


def in_pdf(change: Callable[[Pdf, str], object]) -> Leaky:
    def leak(path: Path, words: str) -> None:
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            change(pdf, words)
            pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)

    return leak


def drawn(words: str) -> Pdf:
    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.setFont("Helvetica", 9)
    canvas.drawString(40, 700, words)
    canvas.save()
    return pikepdf.open(io.BytesIO(made.getvalue()))


def draw(pdf: Pdf, words: str) -> None:
    pdf.pages.extend(drawn(words).pages)


def name_in_metadata(pdf: Pdf, words: str) -> None:
    with pdf.open_metadata() as metadata:
        metadata["dc:description"] = words


def bookmark(pdf: Pdf, words: str) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem(words, 0))


def annotate(pdf: Pdf, **fields: Any) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), **fields)
    pdf.pages[0].obj.Annots = Array([*pdf.pages[0].obj.get("/Annots", []), pdf.make_indirect(note)])


def destination(pdf: Pdf, words: str) -> None:
    names = Array([String(words), Array([pdf.pages[0].obj, Name.Fit])])
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=names))


def element(pdf: Pdf, **fields: Any) -> None:
    pdf.Root.StructTreeRoot.Kyster = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Figure, **fields))


def marked(pdf: Pdf, words: str) -> None:
    hidden = words.encode("utf-16-be").hex()
    pdf.pages[0].contents_add(f"/Span <</ActualText <FEFF{hidden}>>> BDC EMC".encode())


def attach(pdf: Pdf, words: str) -> None:
    pdf.attachments["kort.txt"] = pikepdf.AttachedFileSpec(pdf, f"Om {words}".encode(), filename="kort.txt")


def attach_pdf(pdf: Pdf, words: str) -> None:
    inner = io.BytesIO()
    with Pdf.new() as made:
        made.add_blank_page()
        made.docinfo["/Author"] = words
        made.save(inner)
    pdf.attachments["kort.pdf"] = pikepdf.AttachedFileSpec(pdf, inner.getvalue(), filename="kort.pdf")


def picture_that_tells(words: str) -> bytes:
    exif = Image.Exif()
    exif[0x9286] = b"ASCII\0\0\0" + words.encode()
    made = io.BytesIO()
    Image.new("RGB", (8, 8)).save(made, "jpeg", exif=exif)
    return made.getvalue()


def picture(pdf: Pdf, words: str) -> None:
    stream = pikepdf.Stream(
        pdf, picture_that_tells(words), Type=Name.XObject, Subtype=Name.Image, Filter=Name.DCTDecode
    )
    pdf.pages[0].obj.Thumb = pdf.make_indirect(stream)


def script(pdf: Pdf, words: str) -> None:
    pdf.Root.OpenAction = Dictionary(
        S=Name.JavaScript, JS=pikepdf.Stream(pdf, f"app.alert('{words}')".encode("latin-1"))
    )


PDF_LEAKS: dict[str, Leaky] = {
    "drawn": in_pdf(draw),
    "title": in_pdf(lambda pdf, words: pdf.docinfo.__setitem__("/Title", words)),
    "keywords": in_pdf(lambda pdf, words: pdf.docinfo.__setitem__("/Klynge", words)),
    "metadata": in_pdf(name_in_metadata),
    "bookmark": in_pdf(bookmark),
    "link": in_pdf(
        lambda pdf, words: annotate(pdf, A=Dictionary(S=Name.URI, URI=String(f"https://a.example/{words}")))
    ),
    "note": in_pdf(lambda pdf, words: annotate(pdf, Contents=String(words))),
    "destination": in_pdf(destination),
    "alt": in_pdf(lambda pdf, words: element(pdf, Alt=String(words))),
    "actual text": in_pdf(lambda pdf, words: element(pdf, ActualText=String(words))),
    "expansion": in_pdf(lambda pdf, words: element(pdf, E=String(words))),
    "marked content": in_pdf(marked),
    "attachment": in_pdf(attach),
    "attached metadata": in_pdf(attach_pdf),
    "picture": in_pdf(picture),
    "script": in_pdf(script),
}


def in_word(change: Callable[[Any, str], object]) -> Leaky:
    def leak(path: Path, words: str) -> None:
        document = Document(str(path))
        change(document, words)
        document.save(str(path))

    return leak


def in_zip(name: str, content: Callable[[str], bytes]) -> Leaky:
    def leak(path: Path, words: str) -> None:
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr(name.format(words), content(words))

    return leak


def comment(path: Path, words: str) -> None:
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = words.encode()


def hide(document: Any, words: str) -> None:
    run = document.add_paragraph().add_run(words[:3])
    rest = document.paragraphs[-1].add_run(words[3:])
    run.font.hidden = rest.font.hidden = True


def link(document: Any, words: str) -> None:
    document.part.relate_to(f"https://a.example/{words}", "http://a.example/hyperlink", is_external=True)


WORD_LEAKS: dict[str, Leaky] = {
    "paragraph": in_word(lambda document, words: document.add_paragraph(words)),
    "hidden in two runs": in_word(hide),
    "table": in_word(lambda document, words: setattr(document.add_table(1, 1).cell(0, 0), "text", words)),
    "header": in_word(lambda document, words: setattr(document.sections[0].header.paragraphs[0], "text", words)),
    "keywords": in_word(lambda document, words: setattr(document.core_properties, "keywords", words)),
    "link": in_word(link),
    "custom property": in_zip("docProps/custom9.xml", lambda words: f"<p><v>{words}</v></p>".encode()),
    "custom xml": in_zip("customXml/item9.xml", lambda words: f'<a b="{words}"/>'.encode()),
    "comment part": in_zip("word/comments.xml", lambda words: f"<w><!-- {words} --></w>".encode()),
    "part name": in_zip("word/{}.xml", lambda words: b"<a/>"),
    "picture": in_zip("word/media/image9.jpeg", picture_that_tells),
    "zip comment": comment,
}


def in_mail(change: Callable[[Any, str], object]) -> Leaky:
    def leak(path: Path, words: str) -> None:
        message = message_from_bytes(path.read_bytes(), policy=policy.SMTP)
        change(message, words)
        path.write_bytes(message.as_bytes())

    return leak


def subject(message: Any, words: str) -> None:
    message.replace_header("Subject", words)


MAIL_LEAKS: dict[str, Leaky] = {
    "subject": in_mail(subject),
    "header": in_mail(lambda message, words: message.add_header("X-Sag", words)),
    "file name": in_mail(lambda message, words: message.add_attachment(b"x", "a", "b", filename=f"{words}.bin")),
    "body": in_mail(lambda message, words: message.get_body().set_content(words, cte="base64")),
    "attached word": in_mail(
        lambda message, words: message.add_attachment(f"<?xml version='1.0'?><a>{words}</a>".encode(), "a", "xml")
    ),
}
