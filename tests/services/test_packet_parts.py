"""What the packet cannot hold as it is goes along for itself, and every outcome is named."""

from __future__ import annotations

from pathlib import Path

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.services import agenda, attachments, forums, meetings
from klyngedesk.services.bilag_look import look_at
from klyngedesk.services.dispatch import export_document
from klyngedesk.services.export_request import ExportRequest, ExportResult
from klyngedesk.store.store import Store
from tests.documents.many_bilag import plain_report


def exported(store: Store, files: list[Path], out: Path, **more: str) -> ExportResult:
    forum = forums.create_forum(store, "Havnerådet")
    planned = meetings.plan_meeting(store, forum.id, None)
    agenda.add_item(store, planned.id, AgendaItem("Kajen"))
    item = store.load_meeting(planned.id).items[0]
    for file in files:
        attachments.attach_file(store, planned.id, item.id, file)
    fields = {"kind": "pakke", "format": "pdf", "audience": "intern"} | more
    return export_document(store, planned.id, ExportRequest(out=out, **fields))  # type: ignore[arg-type]


def test_signed_and_unreadable_bilag_lie_beside_the_packet(store: Store, shared: Path, tmp_path: Path) -> None:
    signed = shared / "corpus/pdf/qpdf-digitally-signed.pdf"
    (tmp_path / "Tegning.dwg").write_bytes(b"AC1032\0\0 linjer")
    made = exported(
        store, [plain_report(tmp_path / "Plan.pdf", 1), signed, tmp_path / "Tegning.dwg"], tmp_path / "p.pdf"
    )
    folder = tmp_path / "p – bilag for sig selv"
    assert sorted(path.name for path in folder.iterdir()) == [
        "pkt 01 – Bilag 2 – qpdf-digitally-signed.pdf",
        "pkt 01 – Bilag 3 – Tegning.dwg",
    ]
    assert (folder / "pkt 01 – Bilag 2 – qpdf-digitally-signed.pdf").read_bytes() == signed.read_bytes()
    assert any(
        told.startswith("Bilag 3 – Tegning til punkt 1: Filen er en fil af ukendt type") for told in made.findings
    )


def test_nothing_goes_along_to_the_public(store: Store, shared: Path, tmp_path: Path) -> None:
    signed = shared / "corpus/pdf/qpdf-digitally-signed.pdf"
    exported(store, [signed], tmp_path / "p.pdf", audience="offentlig")
    assert not (tmp_path / "p – bilag for sig selv").exists()


def test_what_was_seen_before_is_what_the_packet_says(store: Store, tmp_path: Path) -> None:
    made = exported(store, [plain_report(tmp_path / "Plan.pdf", 1)], tmp_path / "p.pdf")
    (meeting,) = (store.load_meeting(row.id) for row in store.list_meetings())
    look_at(store, [attachment for _, attachment in meeting.attachments()])
    request = ExportRequest("pakke", "pdf", "intern", tmp_path / "q.pdf")
    assert export_document(store, meeting.id, request).findings == made.findings != ()
