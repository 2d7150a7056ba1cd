"""What is typed in one go is taken back in one step, however often it went to disk meanwhile."""

from __future__ import annotations

import pytest

from klyngedesk.services import agenda
from klyngedesk.ui.desk import Desk


def first_item(desk: Desk) -> str:
    assert desk.meeting is not None
    return next(desk.meeting.walk()).id


def title(desk: Desk) -> str:
    item = desk.item(first_item(desk))
    assert item is not None
    return item.title


def test_a_title_typed_in_one_go_is_one_step(desk: Desk) -> None:
    before = title(desk)
    for words in ("N", "Ny", "Ny t", "Ny titel"):
        desk.do(agenda.change_item, first_item(desk), title=words)
    assert desk.undo_stack.count() == 1
    desk.undo_stack.undo()
    assert title(desk) == before
    desk.undo_stack.redo()
    assert title(desk) == "Ny titel"


def test_another_field_a_choice_and_a_pause_are_steps_of_their_own(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.do(agenda.change_item, first_item(desk), title="Ny titel")
    desk.do(agenda.change_item, first_item(desk), case_number="27/1")
    desk.do(agenda.change_item, first_item(desk), closed=True)
    desk.do(agenda.change_item, first_item(desk), closed=False)
    monkeypatch.setattr("klyngedesk.ui.typed_steps.WITHIN_SECONDS", -1)
    monkeypatch.setattr("klyngedesk.ui.desk.WITHIN_SECONDS", -1)
    desk.do(agenda.change_item, first_item(desk), title="Efter en pause")
    desk.do(agenda.change_item, first_item(desk), title="Efter endnu en pause")
    assert desk.undo_stack.count() == 6


def test_typing_after_an_undo_is_a_new_step(desk: Desk) -> None:
    before = title(desk)
    desk.do(agenda.change_item, first_item(desk), title="Ny titel")
    desk.undo_stack.undo()
    desk.undo_stack.redo()
    desk.do(agenda.change_item, first_item(desk), title="Ny titel igen")
    desk.undo_stack.undo()
    assert title(desk) == "Ny titel"
    desk.undo_stack.undo()
    assert title(desk) == before
