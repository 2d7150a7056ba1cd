"""A Word file that was changed by hand is never lost when it is exported again."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from klyngedesk.commands.arguments import parsed
from klyngedesk.commands.run import run_command
from klyngedesk.documents.word_mark import read_mark
from klyngedesk.model.agenda import AgendaItem
from klyngedesk.services import agenda, forums, meetings
from klyngedesk.services.dispatch import export_document
from klyngedesk.services.export_request import ExportRequest, ExportResult
from klyngedesk.services.hand_edits import FOLDER, differing
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import text_of_lines


@pytest.fixture
def meeting_id(store: Store) -> str:
    planned = meetings.plan_meeting(store, forums.create_forum(store, "Ærørådet").id, None)
    text = text_of_lines("Rådet mødes i marts.\nHavnen er dyb.")
    agenda.add_item(store, planned.id, AgendaItem("Havnen", background=text))
    return planned.id


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "Dagsorden.docx"


def export(store: Store, meeting_id: str, target: Path) -> ExportResult:
    request = ExportRequest("dagsorden", "docx", "intern", target, overwrite=True)
    return export_document(store, meeting_id, request)


def edit_by_hand(target: Path, old: str = "dyb", new: str = "meget dyb") -> None:
    document = docx.Document(str(target))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace(old, new)
    document.save(str(target))


def test_a_file_nobody_touched_is_written_over_without_a_word(store: Store, meeting_id: str, target: Path) -> None:
    export(store, meeting_id, target)
    again = export(store, meeting_id, target)
    assert (again.hand_edits, again.findings) == (None, ())
    assert [path.name for path in target.parent.glob("*.docx")] == ["Dagsorden.docx"]


def test_a_changed_file_is_kept_beside_and_what_differs_is_told(store: Store, meeting_id: str, target: Path) -> None:
    export(store, meeting_id, target)
    edit_by_hand(target)
    changed = target.read_bytes()
    again = export(store, meeting_id, target)
    assert again.hand_edits is not None
    assert again.hand_edits.kept.read_bytes() == changed
    assert again.hand_edits.kept.name.startswith("Dagsorden – rettet i hånden 20")
    assert again.findings[1:] == ("Havnen er {+meget +}dyb.",)
    assert "Havnen er dyb." in [p.text for p in docx.Document(str(target)).paragraphs]


def test_what_the_program_changed_meanwhile_is_not_told_as_hers(store: Store, meeting_id: str, target: Path) -> None:
    export(store, meeting_id, target)
    edit_by_hand(target)
    agenda.add_item(store, meeting_id, AgendaItem("Nyt punkt"))
    assert export(store, meeting_id, target).findings[1:] == ("Havnen er {+meget +}dyb.",)


def test_a_file_from_another_machine_is_kept_and_laid_beside_the_new_one(
    store: Store, meeting_id: str, target: Path
) -> None:
    export(store, meeting_id, target)
    edit_by_hand(target)
    for file in (store.folder / FOLDER).iterdir():
        file.unlink()
    assert export(store, meeting_id, target).findings[1:] == ("Havnen er {+meget +}dyb.",)


def test_a_change_of_looks_alone_is_kept_too(store: Store, meeting_id: str, target: Path) -> None:
    export(store, meeting_id, target)
    document = docx.Document(str(target))
    document.paragraphs[-1].runs[0].bold = True
    document.save(str(target))
    again = export(store, meeting_id, target)
    assert again.hand_edits is not None
    assert "det er udseendet, der er ændret" in again.findings[0]


def test_two_changed_files_in_one_minute_have_names_of_their_own(store: Store, meeting_id: str, target: Path) -> None:
    for word in ("a", "b", "c"):
        export(store, meeting_id, target)
        edit_by_hand(target, new=word)
    export(store, meeting_id, target)
    assert len(list(target.parent.glob("*rettet i hånden*.docx"))) == 3


def test_a_changed_file_that_can_no_longer_be_read_is_kept(store: Store, meeting_id: str, target: Path) -> None:
    export(store, meeting_id, target)
    with target.open("ab") as file:
        file.write(b"mere")
    again = export(store, meeting_id, target)
    assert again.hand_edits is not None
    assert again.hand_edits.kept.read_bytes().endswith(b"mere")


def test_the_mark_is_in_the_file_and_tells_nothing(store: Store, meeting_id: str, target: Path) -> None:
    export(store, meeting_id, target)
    first = read_mark(target)
    export(store, meeting_id, target)
    assert len(first) == 32
    assert read_mark(target) != first
    assert read_mark(target.parent) == read_mark(target.with_name("nej.docx")) == ""


def test_the_command_line_says_it(
    store: Store, meeting_id: str, target: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = parsed(["export", meeting_id, "--format", "docx", "--out", str(target), "--force"])
    run_command(store, chosen)
    edit_by_hand(target)
    run_command(store, chosen)
    told = capsys.readouterr().out
    assert "rettet i hånden" in told
    assert "Havnen er {+meget +}dyb." in told


def test_paragraphs_that_came_and_went_are_told_and_no_others() -> None:
    before, after = ("a", "b c", "d", "e"), ("a", "b x c", "e", "f")
    told = ["|".join(f"{piece.kind[0]}{piece.words}" for piece in pieces) for pieces in differing(before, after)]
    assert told == ["sb|a x|s c", "rd", "af"]
    assert differing(before, before) == []
