"""The one table of commands: menus, shortcuts, palette and the overview of keys read it."""

from __future__ import annotations

from dataclasses import dataclass

from klyngedesk.ui.scopes import ANYWHERE, DISPATCH, LIVE, MEETING_OPEN, PREPARE, VIEWS


@dataclass(frozen=True, slots=True)
class Command:
    """A command: `method` is called on the window, or on the view that is shown where it has that method.

    `keys` are the shortcuts, `heard` a key that only the list of items itself hears; `hidden` ones stand in no menu,
    and those with an `icon` also below the list of meetings.
    A `group` is the sub-menu it stands in; `after_line` puts a line above it in the menu.
    """

    label: str
    method: str
    scopes: tuple[str, ...]
    menu: str
    keys: tuple[str, ...] = ()
    argument: object = None
    hidden: bool = False
    icon: str = ""
    group: str = ""
    after_line: bool = False
    heard: str = ""

    @property
    def name(self) -> str:
        """Return what it is called where no menu stands: without the dots that promise a dialog."""
        return self.label.removesuffix(" …")


MENUS = ("Filer", "Rediger", "Indsæt", "Punkt", "Møde", "Vis", "Hjælp")
_OUTCOME, _LINES, _PEOPLE = "Udfald", "Indstillingens linjer", "Afstemning og udtalelser"
_ROOM, _PATH, _SENDING = "Lokalet", "Referatets vej", "Udsendelse"
_OUTCOMES = (
    *("Fulgt", "Fulgt med ændring", "Ikke fulgt", "Udskudt", "Oversendt", "Taget til efterretning"),
    *("Drøftet", "Bortfaldet", "Andre ord"),
)

COMMANDS: tuple[Command, ...] = (
    Command("Nyt møde …", "new_meeting", (ANYWHERE,), "Filer", ("Ctrl+Shift+N",)),
    Command("Nyt mødeforum …", "new_forum", (ANYWHERE,), "Filer"),
    Command("Ret mødeforum …", "edit_forum", (ANYWHERE,), "Filer"),
    Command("Dokumenternes udseende …", "edit_layout", (MEETING_OPEN,), "Filer"),
    Command("Hent mødefil …", "import_file", (ANYWHERE,), "Filer", ("Ctrl+O",), after_line=True),
    Command("Gem mødefil som …", "export_file", (MEETING_OPEN,), "Filer"),
    Command("Giv mødet videre …", "give_away", (MEETING_OPEN,), "Filer"),
    Command("Tag mødet tilbage", "take_back", (MEETING_OPEN,), "Filer"),
    Command("Slet mødet …", "delete_meeting", (MEETING_OPEN,), "Filer", after_line=True),
    Command("Slet mødeforum …", "delete_forum", (ANYWHERE,), "Filer"),
    Command("Sikkerhedskopier …", "show_backups", (ANYWHERE,), "Filer", after_line=True),
    Command("Åbne sager …", "show_open_cases", (ANYWHERE,), "Filer", icon="list-tree"),
    Command("Papirkurv …", "show_wastebasket", (ANYWHERE,), "Filer", icon="trash-2"),
    Command("Afslut", "leave", (ANYWHERE,), "Filer", ("Ctrl+Q",), after_line=True),
    Command("Fortryd", "undo", (ANYWHERE,), "Rediger", ("Ctrl+Z",)),
    Command("Annuller fortryd", "redo", (ANYWHERE,), "Rediger", ("Ctrl+Y", "Ctrl+Shift+Z")),
    Command("Gem version nu", "save_version", (MEETING_OPEN,), "Rediger", ("Ctrl+S",), after_line=True),
    Command("Historik for teksten …", "show_history", (MEETING_OPEN,), "Rediger"),
    Command("Næste stavefejl", "next_misspelt", (PREPARE, LIVE), "Rediger", ("F7",), after_line=True),
    Command("Fraser …", "edit_phrases", (ANYWHERE,), "Rediger"),
    Command(
        "Søg i alt …",
        "search_everything",
        (ANYWHERE,),
        "Rediger",
        ("Ctrl+Shift+F",),
        after_line=True,
        icon="search",
    ),
    Command("Fed", "toggle_bold", VIEWS, "Rediger", ("Ctrl+B",), after_line=True),
    Command("Kursiv", "toggle_italic", VIEWS, "Rediger", ("Ctrl+I",)),
    Command("Mellemoverskrift", "toggle_heading", VIEWS, "Rediger", ("Ctrl+Shift+H",)),
    Command("Punktliste", "toggle_bullets", VIEWS, "Rediger", ("Ctrl+Shift+L",)),
    Command("Nummereret liste", "toggle_numbers", VIEWS, "Rediger"),
    Command("Link …", "edit_link", VIEWS, "Rediger"),
    Command("Indsæt uden formatering", "paste_plain", VIEWS, "Rediger", ("Ctrl+Shift+V",), after_line=True),
    Command("Punkt efter dette", "new_item", (PREPARE, LIVE), "Indsæt", ("Ctrl+N",)),
    Command("Underpunkt", "new_sub_item", (PREPARE,), "Indsæt"),
    Command("Tema", "new_theme", (PREPARE,), "Indsæt"),
    Command("Pause", "new_break", (PREPARE,), "Indsæt"),
    Command("Bilag …", "add_attachment", (PREPARE, LIVE), "Indsæt", ("Ctrl+Shift+B",), after_line=True),
    Command("Link på punktet", "add_link", (PREPARE,), "Indsæt"),
    Command("Opgave", "add_task", (PREPARE,), "Indsæt", ("Ctrl+Shift+O",), after_line=True),
    Command("Opgave: hvem, hvad, hvornår", "add_task", (LIVE,), "Indsæt", ("Ctrl+T",)),
    Command("Bemærkning", "add_remark", (LIVE,), "Indsæt", ("Ctrl+M",)),
    Command("Billede …", "insert_picture", VIEWS, "Indsæt", after_line=True),
    Command("Tabel", "insert_table", VIEWS, "Indsæt"),
    Command("Forrige punkt", "previous_item", (PREPARE, LIVE), "Punkt", ("Alt+Up",)),
    Command("Næste punkt", "next_item", (PREPARE, LIVE), "Punkt", ("Alt+Down",)),
    Command("Gå til punkt nr. …", "go_to_item", (PREPARE, LIVE), "Punkt", ("Ctrl+G",)),
    Command("Flyt op", "move_up", (PREPARE,), "Punkt", ("Alt+Shift+Up",), after_line=True),
    Command("Flyt ned", "move_down", (PREPARE,), "Punkt", ("Alt+Shift+Down",)),
    Command("Ryk ind som underpunkt", "indent", (PREPARE,), "Punkt", ("Alt+Shift+Right",)),
    Command("Ryk ud", "outdent", (PREPARE,), "Punkt", ("Alt+Shift+Left",)),
    Command("Åbent eller lukket", "toggle_closed", (PREPARE,), "Punkt", ("Ctrl+L",), after_line=True),
    Command("Slet punkt", "remove_current", (PREPARE,), "Punkt", after_line=True, heard="Delete"),
    Command("Mødets oplysninger", "edit_frame", (PREPARE,), "Møde"),
    Command("Start eller slut mødet", "start_or_end", (LIVE,), "Møde", ("Ctrl+Shift+S",)),
    Command(
        "Deltagere: kom, gik, inhabil, stedfortræder", "find_person", (LIVE,), "Møde", ("Ctrl+D",), after_line=True
    ),
    Command("Pause eller slut på pause", "toggle_break", (LIVE,), "Møde", ("F8",)),
    Command("Udskyd punktet", "postpone", (LIVE,), "Møde", ("Ctrl+Shift+D",)),
    Command("Vis i lokalet", "show_room", (LIVE,), "Møde", ("F9",), group=_ROOM, after_line=True),
    Command("Skjul i lokalet", "hide_room", (LIVE,), "Møde", ("Shift+F9",), group=_ROOM),
    Command("Afstemning", "take_vote", (LIVE,), "Møde", ("Ctrl+Shift+A",), group=_PEOPLE),
    Command("Fjern afstemning", "remove_vote", (LIVE,), "Møde", group=_PEOPLE),
    Command("Ønsker tilført protokollen …", "add_statement", (LIVE,), "Møde", group=_PEOPLE),
    Command("Fjern den sidste udtalelse", "remove_statement", (LIVE,), "Møde", group=_PEOPLE),
    Command("Send referatet i høring", "send_to_hearing", (LIVE,), "Møde", group=_PATH),
    Command("Kommentar til punktets referat …", "add_comment", (LIVE,), "Møde", group=_PATH),
    Command("Fjern punktets første kommentar", "remove_comment", (LIVE,), "Møde", group=_PATH),
    Command("Godkend referatet", "approve_minutes", (LIVE,), "Møde", group=_PATH),
    Command("Lås referatet op …", "unlock_minutes", (LIVE,), "Møde", group=_PATH),
    Command("Det forrige referat er godkendt", "approve_previous", (LIVE,), "Møde", group=_PATH),
    Command("Det forrige referat er godkendt med ændring …", "amend_previous", (LIVE,), "Møde", group=_PATH),
    *(
        Command(f"Udfald: {name}", "set_outcome", (LIVE,), "Møde", (f"Ctrl+{key}",), argument=key, group=_OUTCOME)
        for key, name in enumerate(_OUTCOMES, 1)
    ),
    Command("Fjern udfald", "set_outcome", (LIVE,), "Møde", ("Ctrl+0",), argument=0, group=_OUTCOME),
    Command("Forrige linje i indstillingen", "step_line", (LIVE,), "Møde", ("Alt+PgUp",), argument=-1, group=_LINES),
    Command("Næste linje i indstillingen", "step_line", (LIVE,), "Møde", ("Alt+PgDown",), argument=1, group=_LINES),
    Command("Bekræft, næste linje", "confirm_line", (LIVE,), "Møde", ("Ctrl+Return",), group=_LINES),
    Command("Alle linjer fulgt", "follow_all", (LIVE,), "Møde", ("Ctrl+Shift+Return",), group=_LINES),
    Command("Eksportér", "export", (DISPATCH,), "Møde", ("Ctrl+Shift+E",), group=_SENDING),
    Command("Eksportér Word", "export_word", (DISPATCH,), "Møde", group=_SENDING),
    Command("Eksportér alt som zip …", "export_zip", (DISPATCH,), "Møde", group=_SENDING),
    Command("Eksportér mappe til journalen …", "export_folder", (DISPATCH,), "Møde", group=_SENDING),
    Command("Opret mailkladde", "make_mail", (DISPATCH,), "Møde", ("Ctrl+Shift+M",), group=_SENDING),
    Command("Lad fundet stå …", "see_to_finding", (DISPATCH,), "Møde", group=_SENDING),
    Command("Forbered", "show_view", (MEETING_OPEN,), "Vis", ("F2",), argument=PREPARE),
    Command("Møde", "show_view", (MEETING_OPEN,), "Vis", ("F3",), argument=LIVE),
    Command("Udsend", "show_view", (MEETING_OPEN,), "Vis", ("F4",), argument=DISPATCH),
    Command("Forrige visning", "step_view", (MEETING_OPEN,), "Vis", ("Ctrl+PgUp",), argument=-1, after_line=True),
    Command("Næste visning", "step_view", (MEETING_OPEN,), "Vis", ("Ctrl+PgDown",), argument=1),
    Command("Vis eller skjul side", "toggle_preview", VIEWS, "Vis", ("Ctrl+Shift+P",)),
    Command("Tilbage til hvor jeg var", "go_back", (ANYWHERE,), "Vis", ("Alt+Left",)),
    Command("Næste område", "next_area", (ANYWHERE,), "Vis", ("F6",), argument=1),
    Command("Forrige område", "next_area", (ANYWHERE,), "Vis", ("Shift+F6",), argument=-1),
    Command("Lyst udseende", "wear", (ANYWHERE,), "Vis", argument="light", after_line=True),
    Command("Mørkt udseende", "wear", (ANYWHERE,), "Vis", argument="dark"),
    Command("Høj kontrast", "wear", (ANYWHERE,), "Vis", argument="contrast"),
    Command("Fuld skærm", "toggle_full_screen", (ANYWHERE,), "Vis", ("F11",), after_line=True),
    Command("Taster", "show_keys", (ANYWHERE,), "Hjælp", ("F1",)),
    Command("Kommando eller søgning", "show_palette", (ANYWHERE,), "Hjælp", ("Ctrl+K",)),
    Command("Om KlyngeDesk", "show_about", (ANYWHERE,), "Hjælp", after_line=True),
)
