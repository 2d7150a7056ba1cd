"""The agenda's tree keeps to Qt's rules and follows the meeting."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.meeting import Meeting
from klyngedesk.services import agenda
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.prepare.agenda_delegate import second_line
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


def test_an_item_that_stands_elsewhere_than_it_was_sent_says_so() -> None:
    model = AgendaModel()
    model.show(Meeting("f", "Råd", items=(AgendaItem("B", sent_label="2"), AgendaItem("A", sent_label="1"))))
    rows = [model.index(place, 0).data(AGENDA_ROW) for place in (0, 1)]
    assert [(row.label.own, row.sent) for row in rows] == [("2", "sendt som punkt 2"), ("1", "sendt som punkt 1")]
    assert "sendt som punkt 2" in second_line(rows[0])
    model.show(Meeting("f", "Råd", items=(AgendaItem("A", sent_label="1"), AgendaItem("B"))))
    assert [model.index(place, 0).data(AGENDA_ROW).sent for place in (0, 1)] == ["", ""]
