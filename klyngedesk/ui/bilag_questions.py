"""What a new bilag makes it necessary to ask: its password, whether it may be sent, and the files inside it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from klyngedesk.documents.cancelled import Cancelled
from klyngedesk.documents.reasons import LOCKED
from klyngedesk.model.agenda import Attachment
from klyngedesk.model.danish import listed
from klyngedesk.services import attachments
from klyngedesk.services.bilag_state import BilagLook, BilagState, known_look
from klyngedesk.ui.bilag_watch import BilagWatch
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.jobs import Job
from klyngedesk.ui.private_copies import PrivateCopies

Look = Mapping[str, BilagLook]


class BilagQuestions:
    """Asks once about each bilag that has just been added; a password is kept no longer than it is used."""

    def __init__(self, desk: Desk, watch: BilagWatch, attach: Callable[[Sequence[Path]], None]) -> None:
        self._desk, self._watch, self._attach = desk, watch, attach
        self._folder = PrivateCopies(desk.store.folder)
        self._new: list[Attachment] = []
        watch.seen.connect(self._ask_of_seen)

    def ask_about(self, added: Sequence[Attachment]) -> None:
        """Have the bilag looked at beside the window; what must be asked is asked when that is done."""
        self._new += added
        self._watch.look_now()

    def _ask_of_seen(self) -> None:
        here = {each.id for _, each in self._desk.meeting.attachments()} if self._desk.meeting else set()
        seen = [each for each in self._new if self._watch.look_of(each).state.is_known]
        self._new = [each for each in self._new if each not in seen and each.id in here]
        for each in seen:
            if each.id in here:
                self._ask(each, self._watch.look_of(each))

    def _run(self, words: str, work: Callable[[Job], Any], done: Callable[[Any], None]) -> None:
        def unless_stopped(job: Job) -> Any:
            try:
                return work(job)
            except Cancelled:
                return {}

        self._desk.jobs.run(words, unless_stopped, lambda result: done(result) if result else None)

    def _ask(self, attachment: Attachment, look: BilagLook, password: str = "") -> None:
        if look.state is BilagState.LOCKED and LOCKED in look.told:
            self._unlock(attachment, f"»{attachment.title}« er låst. Skriv adgangskoden:")
        elif look.state is not BilagState.READY:
            self._desk.prompts.tell(f"»{attachment.title}«: {' '.join(look.told)}")
        elif not look.forbidden or self._may_be_sent(attachment, look):
            self._offer_inside(attachment, look, password)

    def _unlock(self, attachment: Attachment, question: str) -> None:
        password = self._desk.prompts.ask_password("Låst bilag", question)
        if not password:
            return

        def tried(looks: Look) -> None:
            if looks[attachment.id].state is BilagState.LOCKED:
                self._unlock(attachment, f"Adgangskoden passer ikke til »{attachment.title}«. Prøv igen:")
            else:
                self._offer_open_copy(attachment, password)
                self._ask(attachment, looks[attachment.id], password)

        from klyngedesk.services.bilag_look import look_at  # late: start-up time

        store, keys = self._desk.store, {attachment.id: password}
        self._run("Låser bilaget op", lambda job: look_at(store, [attachment], keys, cancelled=job.cancelled), tried)

    def _offer_open_copy(self, attachment: Attachment, password: str) -> None:
        question = (
            f"Skal KlyngeDesk gemme en åben kopi af »{attachment.title}«? Ellers skal du skrive adgangskoden, "
            "hver gang en pakke laves. Adgangskoden selv gemmes ikke."
        )
        if not self._desk.prompts.ask(question, "Gem en åben kopi", "Behold den låst"):
            return
        from klyngedesk.services.bilag_look import unlocked_copy  # late: start-up time

        place = Path(tempfile.mkdtemp(dir=self._folder.name)) / Path(attachment.file_name).name
        store = self._desk.store
        self._run(
            "Gemmer en åben kopi",
            lambda job: unlocked_copy(store, attachment, password, place, job.cancelled),
            lambda copy: self._take_copy(attachment, copy),
        )

    def _take_copy(self, attachment: Attachment, copy: Path) -> None:
        self._desk.do(attachments.replace_file, attachment.id, copy)

    def _may_be_sent(self, attachment: Attachment, look: BilagLook) -> bool:
        question = f"Ejeren af »{attachment.title}« har begrænset {listed(look.forbidden)}. Må I lægge den i en pakke?"
        allowed = self._desk.prompts.ask(question, "Ja, behold bilaget", "Nej, fjern det")
        if not allowed:
            self._desk.do(attachments.remove_attachment, attachment.id)
        return allowed

    def _offer_inside(self, attachment: Attachment, look: BilagLook, password: str) -> None:
        if not look.inside:
            return
        told = listed(tuple(f"»{name}«" for name in look.inside))
        question = f"»{attachment.title}« har {told} med inde i sig. Skal det også være bilag?"
        if not self._desk.prompts.ask(question, "Tilføj som bilag", "Nej"):
            return
        from klyngedesk.services.bilag_look import files_inside  # late: start-up time

        folder, store = Path(tempfile.mkdtemp(dir=self._folder.name)), self._desk.store
        self._run("Henter filer", lambda job: files_inside(store, attachment, folder, password), self._attach)


def ask_passwords(desk: Desk) -> dict[str, str]:
    """Return the passwords of the meeting's locked bilag, by their ids; one she does not write is left out."""
    found: dict[str, str] = {}
    for _, each in desk.meeting.attachments() if desk.meeting else ():
        look = known_look(desk.store, each)
        if look.state is BilagState.LOCKED and LOCKED in look.told:
            password = desk.prompts.ask_password("Låst bilag", f"»{each.title}« er låst. Skriv adgangskoden:")
            found |= {each.id: password} if password else {}
    return found
