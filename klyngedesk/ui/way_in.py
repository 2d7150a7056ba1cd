"""Opening the store, and for each way it can be wrong a way on: what happened in one sentence, and buttons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from klyngedesk.model.danish import counted
from klyngedesk.model.errors import UserError
from klyngedesk.services import safety
from klyngedesk.store.faults import Fault, StoreFault
from klyngedesk.store.placement import risky_place
from klyngedesk.store.store import Store
from klyngedesk.ui.prompts import Prompts
from klyngedesk.ui.times import when

Way = tuple[str, Callable[[], None]]
TRY, CLOSE, RESCUE, ANEW = "Prøv igen", "Luk KlyngeDesk", "Red teksten ud …", "Begynd på en tom"
OTHER_COPY, OTHER_FOLDER, IN_A_COPY = "Vælg en anden kopi …", "Vælg en anden mappe …", "Arbejd i en kopi …"
MOVE, STAY = "Flyt møderne", "Behold dem her"
COPIES = "Sikkerhedskopier (*.db *.db.version-*)"
FROZEN = (
    "Hænger vinduet stadig, så afslut KlyngeDesk i Jobliste (eller genstart computeren), og prøv igen. "
    "Alt, der er gemt, er der endnu."
)


class WayIn:
    """Opens the store of a folder; `folder` is another afterwards where she chose so.

    `forward` brings the window forward that has the folder open, and says whether it could.
    """

    def __init__(self, folder: Path, prompts: Prompts, forward: Callable[[Path], bool] = lambda _: False) -> None:
        self.folder, self._prompts, self._forward = folder, prompts, forward
        self._anew = False

    def store(self) -> Store | None:
        """Return the open store; None where she would rather close the program."""
        while True:
            try:
                store = Store.open(self.folder, anew=self._anew)
            except StoreFault as fault:
                held = fault.fault is Fault.OPEN_ELSEWHERE
                if (held and self._forward(self.folder)) or not self._went_on(fault):
                    return None
                continue
            if not self._moves_away(store):
                return store

    def _moves_away(self, store: Store) -> bool:
        """Warn once of a folder that others write in, and return whether the store was moved out of it."""
        name = safety.warn_of_place(store)
        if not name:
            return False
        sentence = (
            f"Møderne ligger i {self.folder}, som {name} også skriver i. Det kan ødelægge dem. "
            f"Flyt dem til computerens egen disk. Sikkerhedskopier må gerne ligge her."
        )
        if self._prompts.choose(sentence, (MOVE, STAY), 0) == 1:
            return False
        place = own_place() or self._prompts.choose_folder("Vælg en mappe på computerens egen disk")
        if place is None:
            return False
        store.close()
        try:
            self.folder = safety.move_store(self.folder, place)
        except UserError as error:
            self._prompts.tell(str(error))
        return True

    def _went_on(self, fault: StoreFault) -> bool:
        ways = self._ways(fault.fault)
        words = [name for name, _ in ways] + [CLOSE]
        chosen = self._prompts.choose("\n\n".join([str(fault), *self._facts(fault.fault)]), words, 0)
        if chosen == len(ways):
            return False
        try:
            ways[chosen][1]()
        except UserError as error:
            self._prompts.tell(str(error))
        return True

    def _ways(self, fault: Fault) -> list[Way]:
        again: list[Way] = [(TRY, lambda: None)]
        elsewhere: list[Way] = [(OTHER_FOLDER, self._choose_folder)]
        match fault:
            case Fault.DAMAGED:
                return [*self._copies(), (RESCUE, self._rescue)]
            case Fault.MISSING:
                return [*self._copies(), (ANEW, self._begin_anew)]
            case Fault.READ_ONLY:
                return [*again, (IN_A_COPY, self._work_in_a_copy), *elsewhere]
            case Fault.NEWER | Fault.FOREIGN | Fault.UNREADABLE | Fault.FOLDER:
                return elsewhere if fault in (Fault.NEWER, Fault.FOREIGN) else [*again, *elsewhere]
            case _:
                return again

    def _copies(self) -> list[Way]:
        newest = safety.newest_whole(self.folder)
        other: list[Way] = [(OTHER_COPY, self._restore_another)]
        if newest is None:
            return other
        return [(f"Hent kopien fra {when(newest.moment)}", lambda: self._restore(newest.file, later=True)), *other]

    def _facts(self, fault: Fault) -> list[str]:
        """Return what there is to choose between, side by side."""
        if fault is Fault.OPEN_ELSEWHERE:
            return [FROZEN]
        if fault not in (Fault.DAMAGED, Fault.MISSING):
            return []
        newest, told = safety.newest_whole(self.folder), []
        if newest:
            held = len(safety.look_inside(newest.file).meetings)
            told.append(f"Nyeste prøvede sikkerhedskopi: {when(newest.moment)}, {_meetings(held)}.")
            later = safety.later_saves(self.folder, newest.file)
            if later:
                told.append(f"Det, du skrev efter kopien ({later} gem), bliver lagt på igen.")
        else:
            told.append("Der er ingen sikkerhedskopi i mappen.")
        rows = safety.count_rescuable(self.folder)
        if rows:
            told.append(f"I den beskadigede fil kan {rows} stykker tekst læses. De kan reddes ud som en tekstfil.")
        return told

    def _restore(self, copy: Path, *, later: bool) -> None:
        aside = safety.restore(self.folder, copy, and_later_words=later)
        if aside:
            self._prompts.tell(f"Kopien er hentet. Det, der stod der før, er lagt til side i {aside}.")

    def _restore_another(self) -> None:
        for path in self._prompts.choose_files("Hent sikkerhedskopi", COPIES)[:1]:
            self._restore(path, later=False)

    def _rescue(self) -> None:
        proposed = f"Reddet tekst {datetime.now():%Y-%m-%d}.txt"
        out = self._prompts.choose_save_path("Red teksten ud", proposed, "Tekst (*.txt)")
        if out:
            count = safety.rescue_texts(self.folder / "klyngedesk.db", out)
            self._prompts.tell(f"{count} stykker tekst er reddet ud i {out}.")

    def _begin_anew(self) -> None:
        self._anew = True

    def _choose_folder(self) -> None:
        self.folder = self._prompts.choose_folder("Vælg mappen med møderne") or self.folder

    def _work_in_a_copy(self) -> None:
        chosen = self._prompts.choose_folder("Vælg en mappe, der kan skrives i")
        if chosen:
            self.folder = safety.copy_store(self.folder, chosen)


def own_place() -> Path | None:
    """Return the computer's own place for data, where no store lies in it yet."""
    import platformdirs  # late: seldom needed

    place = Path(platformdirs.user_data_dir("KlyngeDesk", appauthor=False))
    return None if place.exists() or risky_place(place) else place.parent


def _meetings(count: int) -> str:
    return counted(count, "møde", "møder")
