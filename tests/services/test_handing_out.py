"""Nothing closed reaches a file for the public, and a file that holds it is never handed out."""

from __future__ import annotations

import errno
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from klyngedesk.documents import word
from klyngedesk.model.agenda import ActionItem, AgendaItem, Attachment, Link, Outcome, Recommendation
from klyngedesk.model.errors import UserError
from klyngedesk.model.identity import new_id
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import DocumentKind
from klyngedesk.model.people import AttendanceGroup, Participant
from klyngedesk.services import forums
from klyngedesk.services.dispatch import export_document
from klyngedesk.services.export_request import ExportRequest
from klyngedesk.services.handing_out import HandingOut
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import Cell, Figure, Heading, Paragraph, Run, Table, Text, paragraph, text_of_lines
from tests.documents.leaky_writers import MAIL_LEAKS, PDF_LEAKS, WORD_LEAKS, Leaky, picture_that_tells
from tests.services.ordinary_words import LETTERS, ORDINARY
from tests.services.stranger import found_in

SECRET = "Fyringsplan Gøgeurt"


def bilag_file(folder: Path, words: str, author: str = "") -> Path:
    path = folder / f"{abs(hash((words, author)))}.pdf"
    canvas = Canvas(str(path))
    canvas.setAuthor(author)
    for place, line in enumerate([words[start : start + 90] for start in range(0, len(words), 90)]):
        canvas.drawString(40, 800 - 12 * place, line)
    canvas.save()
    return path


def closed_item(words: Iterator[str], bilag: tuple[Attachment, ...]) -> AgendaItem:
    """An item with something closed in every field it has."""
    rich = Text(
        (
            Heading((Run(next(words)),)),
            Paragraph((Run(next(words), bold=True), Run(next(words), link=f"https://a.example/{next(words)}"))),
            Table(((Cell((paragraph(next(words)),)), Cell((paragraph(next(words)),))),), 1),
        )
    )
    return AgendaItem(
        next(words),
        closed=True,
        public_title="En sag om personale",
        presenters=(next(words),),
        background=rich,
        recommendation_to=next(words),
        recommendations=(Recommendation(next(words), Outcome.FOLLOWED, next(words)),),
        minutes=text_of_lines(next(words)),
        attachments=bilag,
        links=(Link(f"https://b.example/{next(words)}", next(words)),),
        action_items=(ActionItem(next(words), next(words)),),
        internal_note=next(words),
        case_number=next(words),
        id=f"{new_id()}-{next(words)}",
        items=(AgendaItem(next(words), background=text_of_lines(next(words))),),
    )


def meeting_with(store: Store, folder: Path, words: Iterator[str], closed_items: int) -> Meeting:
    """A saved meeting whose closed side holds those words, and whose open side does not."""
    forum = forums.create_forum(store, "Havnerådet Ærø")

    def taken(title: str, content: str, author: str = "", **more: bool) -> Attachment:
        object_id, size = store.objects.add(bilag_file(folder, content, author))
        return Attachment(title, object_id, f"{title}.pdf", size, id=f"{new_id()}-{title}", **more)  # type: ignore[arg-type]

    inner = [(taken(next(words), next(words), next(words)),) for _ in range(closed_items)]
    open_side = AgendaItem(
        "Maling af kajen",
        background=text_of_lines("Kajen skal males i foråret.\nRådet drøfter planen."),
        recommendations=(Recommendation("Godkender planen", Outcome.FOLLOWED, "Godkendt."),),
        attachments=(taken("Kort over kajen", "Et kort"), taken(next(words), next(words), next(words), closed=True)),
        internal_note=next(words),
    )
    group = AttendanceGroup("Medlemmer", (Participant("Ane Berg", email="ane@havn.example"),))
    items = [open_side, *(closed_item(words, bilag) for bilag in inner)]
    day = {"date": date(2027, 3, 8), "start": time(13), "end": time(15)}
    meeting = Meeting(forum.id, forum.name, groups=(group,), items=tuple(items), **day)  # type: ignore[arg-type]
    store.save_meeting(None, meeting)
    return meeting


REQUESTS = [
    *((kind, form) for kind in ("dagsorden", "referat", "beslutningsreferat") for form in ("docx", "pdf", "eml")),
    ("pakke", "pdf"),
    ("pakke", "eml"),
    ("pakke", "zip"),
]


def exported(store: Store, meeting: Meeting, folder: Path, kind: str, form: str) -> Path:
    out = folder / f"ud-{kind}.{form}"
    return export_document(store, meeting.id, ExportRequest(kind, form, "offentlig", out, document="referat")).path


def random_words(seed: int) -> Iterator[str]:
    """Yield closed texts of one to five words; each holds a word that nothing else holds."""
    chance = random.Random(seed)
    while True:
        own = "".join(chance.choices(LETTERS, k=chance.randint(8, 14)))
        few = chance.sample(ORDINARY, chance.randint(0, 4))
        yield " ".join([*few, own.capitalize()])


class Remembered:
    """The closed texts that were given out."""

    def __init__(self, words: Iterator[str]) -> None:
        self.given: list[str] = []
        self._words = words

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.given.append(next(self._words))
        return self.given[-1]


def _nothing_leaks(store: Store, folder: Path, seed: int, closed_items: int) -> int:
    words = Remembered(random_words(seed))
    meeting = meeting_with(store, folder, words, closed_items)
    own = {given.split()[-1].casefold() for given in words.given}
    for kind, form in REQUESTS:
        out = exported(store, meeting, folder, kind, form)
        assert found_in(out, own) == set(), (kind, form)
        assert found_in(out, {"maling af kajen"}) or form != "docx"
    return len(own)


def test_hundreds_of_closed_texts_reach_no_public_file_of_any_format(store: Store, tmp_path: Path) -> None:
    assert _nothing_leaks(store, tmp_path, 1, closed_items=10) > 200


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 12))
def test_thousands_of_closed_texts_reach_no_public_file_of_any_format(store: Store, tmp_path: Path, seed: int) -> None:
    assert _nothing_leaks(store, tmp_path, seed, closed_items=40) > 900


def test_ordinary_words_shared_with_the_open_text_raise_no_false_alarm(store: Store, tmp_path: Path) -> None:
    chance = random.Random(7)

    def shared() -> Iterator[str]:
        while True:
            yield " ".join(chance.choices(ORDINARY, k=chance.randint(1, 9)))

    meeting = meeting_with(store, tmp_path, shared(), 12)
    for kind, form in REQUESTS:
        assert exported(store, meeting, tmp_path, kind, form).exists()


def test_part_of_an_open_word_raises_no_false_alarm(store: Store, secret_meeting: Meeting, tmp_path: Path) -> None:
    parted = Text((Paragraph((Run("Rådet drøfter kaje", bold=True), Run("ns maling", link="https://a.example"))),))
    opened = replace(secret_meeting.items[0], background=parted)
    closed = replace(secret_meeting.items[1], background=text_of_lines("kaje"))
    store.save_meeting(secret_meeting, replace(secret_meeting, items=(opened, closed)))
    for form in ("docx", "pdf"):
        assert exported(store, secret_meeting, tmp_path, "dagsorden", form).exists()


def secret_words() -> Iterator[str]:
    while True:
        yield SECRET


@pytest.fixture
def secret_meeting(store: Store, tmp_path: Path) -> Meeting:
    return meeting_with(store, tmp_path, secret_words(), 1)


LEAKS = [
    *((f"pdf {name}", "pdf", leak) for name, leak in PDF_LEAKS.items()),
    *((f"docx {name}", "docx", leak) for name, leak in WORD_LEAKS.items()),
    *((f"eml {name}", "eml", leak) for name, leak in MAIL_LEAKS.items()),
]


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[HandingOut, dict[str, Path]]]:
    """A guard, and a file of each format that it let pass."""
    folder = tmp_path_factory.mktemp("public")
    store = Store.open(folder / "store")
    meeting = meeting_with(store, folder, secret_words(), 1)
    asked = {"pdf": "pakke", "docx": "dagsorden", "eml": "dagsorden"}
    files = {form: exported(store, meeting, folder, kind, form) for form, kind in asked.items()}
    yield HandingOut(store, meeting, store.load_forum(meeting.forum_id)), files
    store.close()


@pytest.mark.parametrize(("form", "leak"), [each[1:] for each in LEAKS], ids=[each[0] for each in LEAKS])
@pytest.mark.parametrize("words", ["Fyringsplan", "Gøgeurt", SECRET])
def test_a_leak_at_any_layer_is_found(
    handed_out: tuple[HandingOut, dict[str, Path]], tmp_path: Path, form: str, leak: Leaky, words: str
) -> None:
    guard, files = handed_out
    path = tmp_path / files[form].name
    shutil.copyfile(files[form], path)
    guard.refuse_leaks(path, path.name)
    leak(path, words)
    with pytest.raises(UserError, match="er ikke gemt"):
        guard.refuse_leaks(path, path.name)


def test_a_mail_is_read_as_one_whatever_its_name(
    handed_out: tuple[HandingOut, dict[str, Path]], tmp_path: Path
) -> None:
    guard, files = handed_out
    path = tmp_path / "kladde"
    shutil.copyfile(files["eml"], path)
    guard.refuse_leaks(path, path.name)
    MAIL_LEAKS["body"](path, SECRET)
    with pytest.raises(UserError, match="er ikke gemt"):
        guard.refuse_leaks(path, path.name)


def test_a_leaky_writer_gets_nothing_handed_out(
    store: Store, secret_meeting: Meeting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = word.write_word

    def leaky(outline: object, path: Path, *more: object) -> object:
        told = written(outline, path, *more)  # type: ignore[arg-type]
        WORD_LEAKS["keywords"](path, SECRET)
        return told

    monkeypatch.setattr(word, "write_word", leaky)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(UserError, match="fyringsplan"):
        exported(store, secret_meeting, tmp_path, "dagsorden", "docx")
    assert sorted(tmp_path.iterdir()) == before


def test_a_closed_file_name_is_refused(store: Store, secret_meeting: Meeting, tmp_path: Path) -> None:
    request = ExportRequest("dagsorden", "pdf", "offentlig", tmp_path / "Fyringsplan.pdf")
    with pytest.raises(UserError, match="filnavn"):
        export_document(store, secret_meeting.id, request)


def test_the_pages_of_a_closed_bilag_are_known_by_their_running_text(store: Store, tmp_path: Path) -> None:
    inside = iter(["A", "Kajen skal males i foråret men ikke før rådet har solgt skibet"])
    words = iter([*inside, *["B"] * 40])
    meeting = meeting_with(store, tmp_path, words, 1)
    guard = HandingOut(store, meeting, store.load_forum(meeting.forum_id))
    path = exported(store, meeting, tmp_path, "dagsorden", "pdf")
    PDF_LEAKS["drawn"](path, "ikke før rådet har solgt skibet")
    with pytest.raises(UserError):
        guard.refuse_leaks(path, path.name)


@pytest.mark.parametrize(
    ("text", "told"), [("Om borgeren 010203-1234.", "CPR-nummer"), ("HUSK hjælpetekst skal slettes", "vejledende")]
)
def test_a_cpr_number_and_guide_text_stop_the_public_but_not_the_members(
    store: Store, secret_meeting: Meeting, tmp_path: Path, text: str, told: str
) -> None:
    wrong = replace(secret_meeting.items[0], background=text_of_lines(text))
    store.save_meeting(secret_meeting, replace(secret_meeting, items=(wrong, *secret_meeting.items[1:])))
    with pytest.raises(UserError, match=told):
        exported(store, secret_meeting, tmp_path, "dagsorden", "pdf")
    request = ExportRequest("dagsorden", "pdf", "intern", tmp_path / "intern.pdf")
    assert export_document(store, secret_meeting.id, request).path.exists()


def test_what_stands_in_the_minutes_does_not_stop_the_agenda(
    store: Store, secret_meeting: Meeting, tmp_path: Path
) -> None:
    held = replace(secret_meeting.items[0], minutes=text_of_lines("Om borgeren 010203-1234."))
    store.save_meeting(secret_meeting, replace(secret_meeting, items=(held, *secret_meeting.items[1:])))
    request = ExportRequest("dagsorden", "pdf", "offentlig", tmp_path / "ud.pdf")
    assert export_document(store, secret_meeting.id, request).path.exists()
    with pytest.raises(UserError):
        exported(store, secret_meeting, tmp_path, DocumentKind.REFERAT.value, "pdf")


def test_difficult_files_are_read_through_and_raise_no_false_alarm(shared: Path, store: Store, tmp_path: Path) -> None:
    files = sorted((shared / "corpus" / "pdf").rglob("*.pdf"))[::3]

    def taken(number: int, path: Path, *, closed: bool) -> Attachment:
        object_id, size = store.objects.add(path)
        return Attachment(f"Fil {number}", object_id, path.name, size, closed=closed)

    listed = tuple(taken(number, path, closed=number % 4 == 0) for number, path in enumerate(files))
    said = text_of_lines("The document is a test of the font and page title in Adobe Acrobat.")
    items = (AgendaItem("Filer", attachments=listed), AgendaItem("Sagen", closed=True, background=said))
    forum = forums.create_forum(store, "Havnerådet")
    meeting = Meeting(forum.id, forum.name, items=items)
    store.save_meeting(None, meeting)
    path = exported(store, meeting, tmp_path, "pakke", "pdf")
    with pikepdf.open(path) as packet:
        assert len(packet.pages) > len(files) / 2


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_what_a_picture_in_an_open_text_tells_of_itself_stays_behind(
    store: Store, secret_meeting: Meeting, tmp_path: Path, form: str
) -> None:
    figure = Figure(store.objects.add_bytes(picture_that_tells(SECRET))[0], "Kajen")
    shown = replace(secret_meeting.items[0], background=Text((figure,)))
    store.save_meeting(secret_meeting, replace(secret_meeting, items=(shown, *secret_meeting.items[1:])))
    assert found_in(exported(store, secret_meeting, tmp_path, "dagsorden", form), {SECRET.casefold()}) == set()


def test_a_full_disk_while_the_file_is_read_through_is_called_that_and_no_bilag_is_blamed(
    handed_out: tuple[HandingOut, dict[str, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("klyngedesk.services.handing_out.leaks_in", full)
    guard, files = handed_out
    with pytest.raises(UserError, match="disken er fuld") as told:
        guard.refuse_leaks(files["pdf"], "pakke.pdf")
    assert "bilag" not in str(told.value)
