"""The agenda's tree keeps to Qt's rules and follows the meeting."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from klyngedesk.services import agenda
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.prepare.agenda_model import AGENDA_ROW, AgendaModel


def shown(desk: Desk) -> AgendaModel:
    model = AgendaModel(desk)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    desk.changed.connect(lambda _: model.show(desk.meeting))
    model.show(desk.meeting)
    return model


def test_rows_follow_every_change(desk: Desk) -> None:
    model = shown(desk)
    assert desk.meeting is not None
    first, second = desk.meeting.items[:2]
    desk.do(agenda.move_item_down, first.id)
    assert model.index(0, 0).data(AGENDA_ROW).item.id == second.id
    assert model.index(1, 0).data(AGENDA_ROW).label.own == "2"
    desk.undo_stack.undo()
    assert model.index_of(first.id).row() == 0


def test_a_dropped_item_is_asked_to_move_past_itself(desk: Desk) -> None:
    model, asked = shown(desk), []
    model.move_wanted.connect(lambda *told: asked.append(told))
    data = model.mimeData([model.index(0, 0)])
    model.dropMimeData(data, None, 3, 0, QModelIndex())
    assert desk.meeting is not None
    assert asked == [(desk.meeting.items[0].id, None, 2)]


def test_a_closed_item_is_heard_as_closed(desk: Desk) -> None:
    model = shown(desk)
    assert desk.meeting is not None
    closed = next(item for item in desk.meeting.items if item.closed)
    assert model.data(model.index_of(closed.id), 11).startswith("lukket, ")
