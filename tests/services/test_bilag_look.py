"""A look at bilag: pages, state, what to know, and what is inside; made once and kept."""

from __future__ import annotations

import errno
import io
from email.message import EmailMessage
from pathlib import Path

import docx
import pikepdf
import pytest
from PIL import Image

from klyngedesk.documents.worker import Death, WorkerDied
from klyngedesk.intake import office
from klyngedesk.model.agenda import Attachment
from klyngedesk.services import bilag_look, bilag_sources
from klyngedesk.services.attachments import taken_in
from klyngedesk.services.bilag_look import BilagLook, BilagState, files_inside, known_look, look_at
from klyngedesk.services.bilag_state import made_folder
from klyngedesk.store.store import Store
from tests.documents.many_bilag import locked_report, plain_report


def look(store: Store, path: Path, password: str = "") -> tuple[Attachment, BilagLook]:
    bilag = taken_in(store, path, path.stem)
    found = look_at(store, [bilag], {bilag.id: password} if password else {})
    return bilag, found[bilag.id]


def test_pages_of_every_kind_are_counted(store: Store, tmp_path: Path) -> None:
    Image.new("RGB", (40, 40)).save(tmp_path / "a.tiff", save_all=True, append_images=[Image.new("RGB", (40, 40))])
    docx.Document().save(str(tmp_path / "b.docx"))
    mail = EmailMessage()
    mail["Subject"] = "Hej"
    mail.set_content("Kort")
    mail.add_attachment(b"x,y", maintype="text", subtype="csv", filename="tal.csv")
    (tmp_path / "c.eml").write_bytes(bytes(mail))
    (tmp_path / "d.txt").write_text("Linje\n" * 100)
    plain_report(tmp_path / "e.pdf", 7)
    files = [tmp_path / name for name in ("a.tiff", "b.docx", "c.eml", "d.txt", "e.pdf")]
    bilag = [taken_in(store, file, file.name) for file in files]
    found = look_at(store, bilag)
    assert [found[each.id].state for each in bilag] == [BilagState.READY] * 5
    assert [found[each.id].pages for each in bilag] == [2, 1, 1, 3, 7]
    assert found[bilag[2].id].inside == ("tal.csv",)
    assert [known_look(store, each) for each in bilag] == [found[each.id] for each in bilag]


def test_nothing_is_made_twice(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docx.Document().save(str(tmp_path / "b.docx"))
    _, first = look(store, tmp_path / "b.docx")
    assert first.state is BilagState.READY
    monkeypatch.setattr(bilag_sources, "office_to_pdf", None)
    again = taken_in(store, tmp_path / "b.docx", "En anden titel")
    assert look_at(store, [again])[again.id] == first


def test_before_anyone_looks_it_waits_and_without_a_file_it_says_so(store: Store, tmp_path: Path) -> None:
    bilag = taken_in(store, plain_report(tmp_path / "e.pdf", 1), "e")
    assert known_look(store, bilag).state is BilagState.WAITING
    assert known_look(store, Attachment("Uden fil")).state is BilagState.MISSING
    assert look_at(store, [missing := Attachment("Uden fil")])[missing.id].state is BilagState.MISSING


def test_a_locked_file_opens_with_its_password_which_is_kept_nowhere(store: Store, tmp_path: Path) -> None:
    file = locked_report(tmp_path / "l.pdf", user="åben")
    bilag, seen = look(store, file)
    assert seen.state is BilagState.LOCKED
    assert look_at(store, [bilag], {bilag.id: "forkert"})[bilag.id].state is BilagState.LOCKED
    assert look_at(store, [bilag], {bilag.id: "åben"})[bilag.id].pages == 3
    assert known_look(store, bilag).state is BilagState.LOCKED
    kept = b"".join(path.read_bytes() for path in store.folder.rglob("*") if path.is_file())
    assert "åben".encode() not in kept


def test_what_the_owner_forbids_is_told(store: Store, tmp_path: Path) -> None:
    allowed = pikepdf.Permissions(extract=False, modify_assembly=False)
    _, seen = look(store, locked_report(tmp_path / "e.pdf", user="", allow=allowed))
    assert seen.forbidden == ("kopiering", "sammenlægning")
    assert any("Filens ejer har begrænset kopiering og sammenlægning" in told for told in seen.told)


def test_a_form_that_only_one_program_shows_is_refused_with_advice(store: Store, tmp_path: Path) -> None:
    file = plain_report(tmp_path / "xfa.pdf", 1)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.Root.AcroForm.XFA = pdf.make_stream(b"<xdp/>")
        pdf.Root.NeedsRendering = True
        pdf.save(file)
    _, seen = look(store, file)
    assert seen.state is BilagState.NOT_SHOWN
    assert "udskriv den til PDF" in seen.told[0]


def test_files_inside_a_pdf_come_out_under_safe_names(store: Store, tmp_path: Path) -> None:
    file = plain_report(tmp_path / "p.pdf", 1)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        spec = pikepdf.AttachedFileSpec(pdf, b"indhold", filename="../../ond\u202efdp.exe")
        pdf.attachments["../../x"] = spec
        pdf.save(file)
    bilag, seen = look(store, file)
    assert len(seen.inside) == 1
    (tmp_path / "ud").mkdir()
    (written,) = files_inside(store, bilag, tmp_path / "ud")
    assert written.read_bytes() == b"indhold"
    assert (tmp_path / "ud") in written.parents
    assert written.name == "ondfdp.exe"


def test_without_libreoffice_everything_else_is_ready(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in (office, bilag_sources):
        monkeypatch.setattr(place, "office_version", lambda: "")
    docx.Document().save(str(tmp_path / "b.docx"))
    word, pdf = taken_in(store, tmp_path / "b.docx", "b"), taken_in(store, plain_report(tmp_path / "e.pdf", 2), "e")
    found = look_at(store, [word, pdf])
    assert found[pdf.id].pages == 2
    assert found[word.id].state is BilagState.NOT_SHOWN
    assert "libreoffice.org" in found[word.id].told[0]


def test_a_file_that_never_answers_does_not_hold_up_the_next(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (taken_in(store, plain_report(tmp_path / f"{n}.pdf", n), str(n)) for n in (1, 2))
    calls = iter([WorkerDied(Death.TIME)])
    real = bilag_look.run_apart

    def run(*arguments: object, **more: object) -> object:
        for death in calls:
            raise death
        return real(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(bilag_look, "run_apart", run)
    found = look_at(store, [first, second])
    assert "tog for lang tid" in found[first.id].told[0]
    assert found[second.id].pages == 2


def test_what_was_seen_survives_a_spoilt_note(store: Store, tmp_path: Path) -> None:
    bilag, seen = look(store, plain_report(tmp_path / "e.pdf", 4))
    (note,) = made_folder(store).glob("*.json")
    note.write_bytes(io.BytesIO(b"{").getvalue())
    assert look_at(store, [bilag])[bilag.id] == seen


def test_what_was_made_of_a_file_goes_with_the_file(store: Store, tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "b.docx"))
    bilag, _ = look(store, tmp_path / "b.docx")
    kept, _ = look(store, plain_report(tmp_path / "e.pdf", 1))
    store.objects.path(str(bilag.object_id)).unlink()
    look_at(store, [kept])
    assert {path.name[:64] for path in made_folder(store).iterdir()} == {kept.object_id}


def test_on_a_full_disk_what_is_seen_is_told_and_not_kept(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Path, *words: object, **more: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    bilag = taken_in(store, plain_report(tmp_path / "e.pdf", 4), "e")
    monkeypatch.setattr("klyngedesk.store.opening.write_privately", full)
    assert look_at(store, [bilag])[bilag.id].pages == 4
    assert not known_look(store, bilag).state.is_known
