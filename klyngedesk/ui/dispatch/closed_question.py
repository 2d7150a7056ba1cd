"""What becomes of what is closed in a file about to be written: as the page says, or as she answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from klyngedesk.model.closed_apart import has_closed
from klyngedesk.model.danish import counted, listed
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience
from klyngedesk.services.access import outsiders, reaches_outsiders, reaches_recused
from klyngedesk.ui.dispatch.supplement_seen import SupplementSeen

if TYPE_CHECKING:
    from klyngedesk.ui.desk import Desk
    from klyngedesk.ui.dispatch.form import DispatchForm

LEAST_PASSWORD = 8
NO_MAIL = "Lav ingen mail"
WITHOUT, WITH, NO_FILE = "Uden det lukkede", "Med det lukkede", "Lav ingen fil"
NAMES = {
    "docx": "Word-filen kan ikke få en adgangskode",
    "pdf": "PDF-filen får ingen adgangskode",
    "zip": "Zippen får ingen adgangskode",
    "mappe": "Mappen får ingen adgangskode",
}


class ClosedQuestion:
    """Asks before the file is made, so that nothing closed goes into it unseen."""

    def __init__(self, desk: Desk, form: DispatchForm) -> None:
        self._desk, self._form, self._supplement = desk, form, SupplementSeen(desk, form)

    def asked(self, meeting: Meeting, form: str) -> dict[str, Any] | None:
        """Return what the request must say of what is closed, or None where no file is to be made."""
        if self._form.audience() is not Audience.INTERN or not has_closed(meeting):
            return {}
        if form in ("pdf", "eml") and self._form.packet.keeps_closed_apart():
            return self._apart(meeting)
        choices = (WITHOUT, WITH, NO_MAIL if form == "eml" else NO_FILE)
        told = self._of_mail(meeting) if form == "eml" else f"{NAMES[form]}, og {_what(meeting)} står i den."
        chosen = choices[self._desk.prompts.choose(f"{told} Skal det lukkede med?", choices, 0)]
        return {WITHOUT: {"without_closed": True}, WITH: {}}.get(chosen)

    def _of_mail(self, meeting: Meeting) -> str:
        """Return whom a mail with everything in one file would tell what is closed."""
        forum, to = self._desk.store.load_forum(meeting.forum_id), self._form.chips.recipients()
        everyone = f"Mailen går til {counted(len(to), 'modtager', 'modtagere')}, og {_what(meeting)} står i den."
        told = (everyone, reaches_recused(meeting, to), reaches_outsiders(outsiders(forum, meeting, to)))
        return " ".join(filter(None, told))

    def _apart(self, meeting: Meeting) -> dict[str, Any] | None:
        """Return that it goes into a file of its own, with the password that stands on the page."""
        if self._form.is_supplement() and not self._supplement.has_closed_part(meeting):
            return {"closed_apart": True}
        field = self._form.packet.password
        if len(field.text()) < LEAST_PASSWORD:
            self._desk.prompts.tell(
                f"Den lukkede del skal have en adgangskode på mindst {LEAST_PASSWORD} tegn. "
                "Skriv den ved »Lukket del for sig«, og lav filen igen."
            )
            field.setFocus()
            return None
        return {"closed_apart": True, "password": field.text()}


def _what(meeting: Meeting) -> str:
    titles = [f"»{item.title}«" for item in meeting.walk() if item.closed]
    if not titles:
        return "lukkede bilag"
    return f"{'det lukkede punkt' if len(titles) == 1 else 'de lukkede punkter'} {listed(titles)}"
