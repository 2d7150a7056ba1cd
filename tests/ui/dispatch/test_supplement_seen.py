"""The page shows of a supplement what its readers will get, and says so where there is nothing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from klyngedesk.documents.outline import outline
from klyngedesk.documents.parts import ItemHeading
from klyngedesk.model.agenda import AgendaItem
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.services import agenda, sending
from klyngedesk.services.export_request import ExportRequest, ExportResult
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.dispatch.form import SUPPLEMENT
from klyngedesk.ui.dispatch.view import DispatchView


@pytest.fixture
def view(view: DispatchView) -> DispatchView:
    view.show()
    return view


def choose_supplement(view: DispatchView) -> None:
    view.form.document.setCurrentIndex(view.form.document.findData(SUPPLEMENT))


def send(desk: Desk) -> None:
    assert desk.meeting is not None
    request = ExportRequest("dagsorden", "eml", "intern", Path("ud.eml"))
    sending.remember(desk.store, desk.meeting.id, request, ExportResult(()), "", datetime(2027, 3, 1))


def test_before_the_first_sending_there_is_no_supplement_to_make(view: DispatchView, desk: Desk) -> None:
    choose_supplement(view)
    assert "ikke sendt ud endnu" in view.form._result.text()
    assert [view.form.pdf.isEnabled(), view.form.mail.isEnabled()] == [False, False]
    view.form.choose(DocumentKind.DAGSORDEN)
    assert (view.form._result.text(), view.form.pdf.isEnabled()) == ("", True)
    send(desk)
    choose_supplement(view)
    assert "intet nyt" in view.form._result.text()


def test_the_pages_and_the_files_are_those_of_the_supplement(view: DispatchView, desk: Desk) -> None:
    send(desk)
    desk.do(agenda.add_item, AgendaItem("Isen i havnen"))
    desk.do(agenda.add_item, AgendaItem("Ny havnefoged", closed=True))
    choose_supplement(view)
    assert desk.meeting is not None
    seen = view._seen_by_receivers(desk.meeting)
    shown = view.preview.narrowed(outline(seen, DocumentKind.DAGSORDEN, Audience.INTERN, desk.profile))  # type: ignore[misc]
    titles = [part.title for part in shown.parts if isinstance(part, ItemHeading)]
    assert titles == ["Isen i havnen", "Lukket punkt"]
    assert "det nye af det får sin egen fil" in view.form._closed.text()
    view.form.reader.choose(Audience.OFFENTLIG)
    assert "Offentligheden" in view.form._closed.text()
