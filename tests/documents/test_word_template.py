"""The forum's own template: worn where it can be, refused in a sentence where it cannot."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from klyngedesk.documents.outline import outline
from klyngedesk.documents.word import write_word
from klyngedesk.documents.word_ready_template import write_ready_template
from klyngedesk.documents.word_template import TAGS, TemplateProblem, open_template
from klyngedesk.model.forum import Profile
from klyngedesk.model.layout import Layout
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience, DocumentKind
from tests.documents.meetings import full_meeting
from tests.documents.templates import changed_types, control, danish_template, zip_bomb
from tests.documents.word_reading import disorder, headings

MACRO = b"ms-word.template.macroEnabledTemplate.main+xml"


def wear(
    template: Path, meeting: Meeting | None = None, layout: Layout | None = None
) -> tuple[Document, tuple[str, ...]]:
    layout = layout or Layout(template=template.name)
    shown = outline(meeting or full_meeting(), DocumentKind.REFERAT, Audience.INTERN, Profile(layout=layout))
    told = write_word(shown, template.parent / "ud.docx", lambda name: template.parent / name)
    return docx.Document(str(template.parent / "ud.docx")), told


def words(part: object) -> str:
    return "".join(text.text or "" for text in part._element.iter("{*}t"))  # type: ignore[attr-defined]


def test_the_letterhead_stays_and_its_controls_are_filled(tmp_path: Path) -> None:
    made, told = wear(danish_template(tmp_path / "brev.docx"))
    section = made.sections[0]
    assert told == ()
    assert words(section.header) == "Havneby Kommune · BrevhovedHavnerådet 😀"
    assert words(section.footer) == "CVR 12 34 56 78Mandag den 8. marts 2027 kl. 13.00-15.00"
    assert "dataBinding" not in section.header._element.xml
    assert "<w:b/>" in section.header._element.xml


def test_the_document_stands_where_the_template_wants_it_and_says_nothing_twice(tmp_path: Path) -> None:
    made, _ = wear(danish_template(tmp_path / "brev.docx"))
    lines = ["".join(t.text or "" for t in p.iter("{*}t")) for p in made.element.body.iter("{*}p")]
    assert lines.count("Referat") == 4  # the control, and a label for each of three items
    assert lines.index("Før indholdet") < lines.index("Titelx3") < lines.index("Efter indholdet")
    assert "Klik herrest" in lines  # the control with an unknown tag


def test_danish_style_ids_are_used_and_their_own_numbers_never_doubled(tmp_path: Path) -> None:
    made, _ = wear(danish_template(tmp_path / "brev.docx"))
    heading = next(p for p in made.paragraphs if p.text == "Titelx3")
    assert heading._p.pPr.pStyle.val == "Overskrift1"
    assert made.styles["Heading 1"].font.name == "Georgia"
    annex = [p for p in made.paragraphs if p.text == "Tillæg A"][-1]  # the first is its line in the contents
    assert annex._p.pPr.numPr.numId.val == 0
    assert next(line for line in headings(tmp_path / "ud.docx") if line[0] == 1) == (1, "1. Titelx3")
    assert disorder(tmp_path / "ud.docx") == []


def test_a_dotx_becomes_a_document_that_tells_no_path(tmp_path: Path) -> None:
    def link(document: Document) -> None:
        settings = document.settings
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
        key = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).relate_to(
            "file:///C:/Users/hemmelig/brev.dotx", kind, is_external=True
        )
        settings.element.insert(0, parse_xml(f'<w:attachedTemplate {nsdecls("w", "r")} r:id="{key}"/>'))

    source = danish_template(tmp_path / "brev.docx", link)
    template = changed_types(source, tmp_path / "brev.dotx", b"wordprocessingml.template.main+xml")
    made, told = wear(template)
    assert told == ()
    assert "document.main+xml" in made.part.content_type
    assert b"hemmelig" not in (tmp_path / "ud.docx").read_bytes()
    assert "attachedTemplate" not in made.settings.element.xml


def test_a_template_without_a_style_gets_ours_and_a_sentence(tmp_path: Path) -> None:
    def without(document: Document) -> None:
        for name in ("Heading 2", "Title", "List Bullet", "Hyperlink"):
            for style in [style for style in document.styles if style.name == name]:
                style.element.getparent().remove(style.element)

    made, told = wear(danish_template(tmp_path / "brev.docx", without))
    assert told == tuple(
        f"Skabelonen mangler typografien »{name}«. KlyngeDesk har brugt sin egen." for name in ("Titel", "Overskrift 2")
    )
    assert (2, "2 a) Titelx1") in headings(tmp_path / "ud.docx")
    assert made.styles["Heading 2"].font.bold


def test_a_template_without_numbering_or_controls_takes_the_document_at_its_end(tmp_path: Path) -> None:
    document = docx.Document()
    for key in [key for key, found in document.part.rels.items() if found.reltype.endswith("/numbering")]:
        del document.part.rels[key]
    document.save(str(tmp_path / "tom.docx"))
    made, _ = wear(tmp_path / "tom.docx")
    assert made.paragraphs[0].text == "Referat"
    assert disorder(tmp_path / "ud.docx") == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("findes-ikke.docx", "Skabelonens fil mangler"),
        ("tom.docx", "er beskadiget"),
        ("tekst.docx", "er beskadiget"),
        ("halv.docx", "er beskadiget"),
        ("gammel.doc", "ældre Word-fil eller låst"),
        ("makro.dotm", "indeholder makroer"),
        ("skjult-makro.docx", "indeholder makroer"),
        ("bombe.docx", "alt for stor"),
        ("regneark.xlsx", "er beskadiget"),
    ],
)
def test_what_cannot_be_a_template_is_told_of_and_the_document_is_made_without(
    tmp_path: Path, name: str, sentence: str
) -> None:
    good = danish_template(tmp_path / "god.docx")
    (tmp_path / "tom.docx").write_bytes(b"")
    (tmp_path / "tekst.docx").write_text("ikke Word")
    (tmp_path / "halv.docx").write_bytes(good.read_bytes()[:9000])
    (tmp_path / "gammel.doc").write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    changed_types(good, tmp_path / "makro.dotm", MACRO)
    changed_types(
        good, tmp_path / "skjult-makro.docx", b"wordprocessingml.document.main+xml", {"word/vbaProject.bin": b"x"}
    )
    changed_types(good, tmp_path / "regneark.xlsx", b"spreadsheetml.sheet.main+xml")
    zip_bomb(tmp_path / "bombe.docx")
    made, told = wear(tmp_path / name)
    assert sentence in told[0]
    assert told[0].endswith("Dokumentet er lavet uden forummets skabelon.")
    assert made.paragraphs[0].text == "Referat"


def test_the_ready_template_can_be_saved_changed_and_worn(tmp_path: Path) -> None:
    write_ready_template(tmp_path / "skabelon.dotx", Layout(accent="#7A1F3D"))
    with pytest.raises(ValueError, match="template"):
        docx.Document(str(tmp_path / "skabelon.dotx"))
    document = open_template(tmp_path / "skabelon.dotx")
    assert {"indhold", "forum", "dokument", "dato"} <= set(TAGS)
    document.styles["Heading 1"].font.name = "Georgia"
    document.save(str(tmp_path / "rettet.docx"))
    made, told = wear(tmp_path / "rettet.docx")
    assert told == ()
    assert made.styles["Heading 1"].font.name == "Georgia"
    assert "Havnerådet 😀" in words(made.sections[0].footer)
    assert disorder(tmp_path / "ud.docx") == []


@pytest.mark.parametrize("where", ["cell", "nested", "inline"])
def test_the_document_stands_in_a_control_wherever_that_is(tmp_path: Path, where: str) -> None:
    document = docx.Document()
    document.add_paragraph("Før")
    if where == "cell":
        document.add_table(1, 1).cell(0, 0)._tc.append(control("indhold"))
    elif where == "inline":
        document.add_paragraph("Her: ")._p.append(control("indhold", block=False))
    else:
        outer = control("afsnit")
        outer.find(qn("w:sdtContent")).append(control("indhold"))  # type: ignore[attr-defined]
        document.element.body.insert(1, outer)
    document.add_paragraph("Efter")
    document.save(str(tmp_path / "brev.docx"))
    made, _ = wear(tmp_path / "brev.docx")
    lines = ["".join(t.text or "" for t in p.iter("{*}t")) for p in made.element.body.iter("{*}p")]
    assert lines.index("Før") < lines.index("Titelx3") < lines.index("afsnittillæg æøå") < lines.index("Efter")
    assert disorder(tmp_path / "ud.docx") == []


def test_a_missing_file_is_a_problem_of_the_template() -> None:
    with pytest.raises(TemplateProblem, match="Hent skabelonen igen"):
        open_template(None)


def test_what_a_template_lacks_is_made_in_its_own_letters(tmp_path: Path) -> None:
    def in_garamond(document: Document) -> None:
        document.styles["Normal"].font.name = "Garamond"

    made, _ = wear(danish_template(tmp_path / "brev.docx", in_garamond), layout=Layout(template="brev.docx"))
    assert made.styles["Oplysning"].font.name is None
    assert made.styles["Oplysning"].base_style.font.name == "Garamond"
    assert made.styles["Linje"].font.size is None
