"""What each reader of each document sees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from klyngedesk.documents.outline import outline
from klyngedesk.documents.parts import Audience, DocumentKind, ItemHeading, Outline
from klyngedesk.model.agenda import AgendaItem, Attachment
from klyngedesk.model.forum import AttachmentNumbering, Profile
from klyngedesk.model.meeting import Meeting
from klyngedesk.text.blocks import text_of_lines
from tests.documents.meetings import full_item, full_meeting


def seen(meeting: Meeting, kind: DocumentKind = DocumentKind.REFERAT, audience: Audience = Audience.INTERN) -> Outline:
    return outline(meeting, kind, audience, Profile())


def with_secret(**more: object) -> Meeting:
    secret = full_item("hemmelig", items=(full_item("hemmelig"),), **more)
    return replace(full_meeting(), items=(secret, *full_meeting().items))


def test_a_dagsorden_tells_nothing_of_what_was_decided() -> None:
    shown = repr(seen(full_meeting(), DocumentKind.DAGSORDEN))
    assert "refx1" not in shown
    assert "Notex1" not in shown
    assert "Opgavex1" not in shown
    assert "sagx1" in shown
    assert "Godkenderx1" in shown


def test_an_internal_note_is_in_no_document() -> None:
    assert all("Intern" not in repr(seen(full_meeting(), kind)).replace("INTERN", "") for kind in DocumentKind)


def test_the_public_sees_the_public_title_and_text_of_a_closed_item_and_nothing_else() -> None:
    meeting = with_secret(
        closed=True, public_title="Sag om lokaler", public_text=text_of_lines("Taget til efterretning.")
    )
    for kind in DocumentKind:
        shown = repr(seen(meeting, kind, Audience.OFFENTLIG))
        assert "hemmelig" not in shown
    assert "Sag om lokaler" in shown
    assert "hemmelig" in repr(seen(meeting))


def test_a_closed_bilag_on_an_open_item_is_not_public_and_the_others_keep_their_numbers() -> None:
    listed = (Attachment("Åben A"), Attachment("Lukket B", closed=True), Attachment("Åben C"))
    shown = seen(Meeting("f", "Rådet", items=(AgendaItem("Punkt", attachments=listed),)), audience=Audience.OFFENTLIG)
    assert [each.words for each in shown.attachments()] == ["Bilag 1 – Åben A", "Bilag 3 – Åben C"]


def test_bilag_are_numbered_as_the_forum_counts() -> None:
    profile = Profile(AttachmentNumbering.THROUGH_MEETING)
    shown = outline(full_meeting(), DocumentKind.DAGSORDEN, Audience.INTERN, profile)
    assert [each.number for each in shown.attachments()] == [1, 2, 3]


def test_a_udskrift_holds_one_item_under_the_number_it_has() -> None:
    meeting = full_meeting()
    shown = outline(meeting, DocumentKind.UDSKRIFT, Audience.INTERN, Profile(), meeting.items[1].id)
    headings = [part.number for part in shown.parts if isinstance(part, ItemHeading)]
    assert headings == ["2", "2 a)", "2 b)"]


@pytest.mark.parametrize("kind", DocumentKind)
def test_an_empty_meeting_has_an_outline(kind: DocumentKind) -> None:
    assert seen(Meeting("f", "Rådet"), kind).parts == ()
