"""Pictures inside a PDF show the same and tell nothing of where and by whom they were taken."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name
from PIL import Image

from klyngedesk.documents.silent_pdf import silence_pdf, silent_jpeg

SECRET = b"Havnefogedens have"


def telling_jpeg() -> bytes:
    made, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = SECRET.decode()
    Image.linear_gradient("L").save(made, "JPEG", exif=exif, comment=SECRET, icc_profile=b"farver")
    return made.getvalue()


def test_a_jpeg_keeps_its_dots_and_colours_and_loses_its_notes() -> None:
    telling = telling_jpeg()
    silent = silent_jpeg(telling)
    assert telling.count(SECRET) == 2
    assert SECRET not in silent
    with Image.open(io.BytesIO(telling)) as before, Image.open(io.BytesIO(silent)) as after:
        assert (after.tobytes(), after.info["icc_profile"]) == (before.tobytes(), b"farver")


def test_what_is_no_whole_jpeg_stays_as_it_is() -> None:
    for content in (b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\x00\x10", b"\x89PNG", telling_jpeg()[:40]):
        assert silent_jpeg(content) == content


def test_pictures_and_drawings_in_a_pdf_are_silenced(tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        notes = pdf.make_stream(SECRET, Type=Name.Metadata)
        picture = pikepdf.Stream(
            pdf,
            telling_jpeg(),
            Type=Name.XObject,
            Subtype=Name.Image,
            Filter=Name.DCTDecode,
            Metadata=notes,
            Width=256,
            Height=256,
            ColorSpace=Name.DeviceGray,
            BitsPerComponent=8,
        )
        drawing = pdf.make_stream(b"0 0 m", Type=Name.XObject, Subtype=Name.Form, PieceInfo=Dictionary(A=SECRET))
        page.Resources = Dictionary(XObject=Dictionary(A=picture, B=drawing))
        pdf.save(path)
    silence_pdf(path)
    with pikepdf.open(path) as pdf:
        kept = pdf.pages[0].Resources.XObject
        assert [key in kept.A or key in kept.B for key in ("/Metadata", "/PieceInfo")] == [False, False]
        with Image.open(io.BytesIO(telling_jpeg())) as before:
            assert pikepdf.PdfImage(kept.A).as_pil_image().tobytes() == before.tobytes()
    assert SECRET not in path.read_bytes()


def test_a_silent_file_is_not_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "p.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    before = path.stat().st_mtime_ns
    silence_pdf(path)
    assert path.stat().st_mtime_ns == before


def test_notes_go_and_what_they_marked_stays(tmp_path: Path) -> None:
    path, words = tmp_path / "p.pdf", SECRET.decode()
    with pikepdf.new() as pdf:
        kinds = (Name.Text, Name.Popup, Name.Highlight, Name.Link)
        notes = [Dictionary(Type=Name.Annot, Subtype=kind, Contents=words, T=words) for kind in kinds[:3]]
        pdf.add_blank_page().Annots = pikepdf.Array([*notes, Dictionary(Type=Name.Annot, Subtype=kinds[3])])
        pdf.save(path)
    silence_pdf(path)
    with pikepdf.open(path) as pdf:
        assert [str(each.Subtype) for each in pdf.pages[0].Annots] == ["/Highlight", "/Link"]
        assert str(pdf.pages[0].Annots[0].Contents) == "Markering"
        assert not any(words in str(each.unparse(resolved=True), "latin-1") for each in pdf.objects)
