"""What a supplement would hold now, for the page that shows it before it is made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from klyngedesk.model.closed_apart import has_closed
from klyngedesk.model.errors import UserError
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience
from klyngedesk.services.supplement import Supplements, outline_of_supplement, supplement_for

if TYPE_CHECKING:
    from klyngedesk.documents.parts import Outline
    from klyngedesk.ui.desk import Desk
    from klyngedesk.ui.dispatch.form import DispatchForm


class SupplementSeen:
    """Looks it up anew whenever the page is drawn; `why_not` is the sentence where there is none."""

    def __init__(self, desk: Desk, form: DispatchForm) -> None:
        self._desk, self._form = desk, form
        self.found: Supplements | None = None
        self._meeting: Meeting | None = None
        self.why_not = ""

    def look(self, meeting: Meeting) -> Supplements | None:
        """Return what is new; None where no supplement is chosen, or there is nothing to tell."""
        self._meeting, self.found, self.why_not = meeting, None, ""
        if self._form.is_supplement():
            try:
                self.found = self._looked_up(meeting)
            except UserError as error:
                self.why_not = str(error)
        return self.found

    def _looked_up(self, meeting: Meeting) -> Supplements:
        is_public = self._form.audience() is Audience.OFFENTLIG
        apart = self._form.packet.keeps_closed_apart() and has_closed(meeting)
        return supplement_for(
            self._desk.store, meeting, self._form.audience(), apart=apart and not is_public, hides_closed=is_public
        )

    def has_closed_part(self, meeting: Meeting) -> bool:
        """Return whether something closed is new and goes into a file of its own."""
        found = self.look(meeting)
        return found is not None and found[1] is not None

    def narrowed(self, outline: Outline) -> Outline:
        """Return just what is new of the document."""
        if self.found is None or self._meeting is None:
            return replace(outline, parts=(), attendance=()) if self.why_not else outline
        return outline_of_supplement(outline, self.found[0], self._meeting)
