"""A meeting file with a mistake is refused with a sentence that names the place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from klyngedesk.intake import meeting_file_json
from klyngedesk.intake.meeting_file import read_meeting_file
from klyngedesk.model.errors import UserError

ITEM: dict[str, Any] = {"title": "Punkt"}


def refused(folder: Path, content: Any) -> str:
    """Return the sentence with which the content is refused."""
    path = folder / "møde.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    with pytest.raises(UserError) as told:
        read_meeting_file(path)
    return str(told.value)


def item(**more: Any) -> dict[str, Any]:
    """Return a meeting whose second item holds that."""
    return {"forum": "Fjordens Råd", "items": [ITEM, {**ITEM, **more}]}


def deep(levels: int) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "bullets", "items": ["inderst"]}
    for _ in range(levels):
        found = {"type": "bullets", "items": [{"text": "a", "lists": [found]}]}
    return found


FILES = {
    b"": "er tom",
    b" \n ": "er tom",
    b"\xff\xfe{\x00}\x00": "UTF-8",
    '{"forum": "Åen", "items": []}'.encode("cp1252"): "UTF-8",
    b"Kaere alle": "linje 1 kan ikke læses",
    b'{"forum": "F",\n "items": [': "linje 2 kan ikke læses",
    b"[" * 100_000: "indlejret for dybt",
    b"[]": "tom liste",
    b"42": "skal være et objekt",
    b'["forum"]': "skal være et objekt",
    b'{"forum": "F", "forum": "G", "items": []}': "»forum« står to gange",
    b'{"forum": "F", "items": [], "title": NaN}': "NaN er ikke et tal",
    b'{"forum": "F", "items": [], "title": ' + b"9" * 5000 + b"}": "et tal er for langt",
    b'{"forum": "F\\ud800", "items": []}': "halvt tegn",
}


@pytest.mark.parametrize("content", FILES, ids=FILES.values())
def test_a_file_that_is_no_meeting_is_refused(tmp_path: Path, content: bytes) -> None:
    assert FILES[content] in refused(tmp_path, content)


MISTAKES: list[tuple[dict[str, Any], str]] = [
    ({"items": []}, "»forum« mangler"),
    ({"forum": "  ", "items": []}, "»forum« skal være navnet"),
    ({"forum": "F"}, "»items« mangler"),
    ({"forum": 7, "items": []}, "»forum« skal være tekst"),
    ({"forum": "F", "items": {}}, "»items« skal være en liste"),
    ({"forum": "F", "items": [], "minute_takr": "A"}, "Mente du »minute_taker«?"),
    ({"forum": "F", "items": [], "date": "8. marts"}, "»date« skal være en dato"),
    ({"forum": "F", "items": [], "date": "2027-02-30"}, "»date« skal være en dato"),
    ({"forum": "F", "items": [], "start": "25:00"}, "»start« skal være et klokkeslæt"),
    ({"forum": "F", "items": [], "id": "../../etc"}, "»id« skal være"),
    ({"forum": "F", "items": [], "profile": {"votes": "ja"}}, "profil: »votes«"),
    ({"forum": "F", "items": [], "groups": [{"people": [{}]}]}, "deltagergruppe 1, person 1: »name« mangler"),
    (
        {"forum": "F", "items": [], "groups": [{"people": [{"name": "A", "presence": "ill"}]}]},
        "person 1: »presence« skal være et af ordene present, excused, absent",
    ),
    ({"forum": "F", "items": [], "annexes": [{"titel": "A"}]}, "tillæg 1: nøglen »titel« kendes ikke"),
    ({"forum": "F", "items": ["Velkomst"]}, "punkt 1 skal være et objekt"),
    ({"forum": "F", "items": [{}]}, "punkt 1: »title« mangler"),
    (item(titel="A"), "punkt 2: nøglen »titel« kendes ikke. Mente du »title«?"),
    (item(kind="punkt"), "punkt 2: »kind« skal være et af ordene"),
    (item(minutes_planned=-5), "punkt 2: »minutes_planned« skal være et helt tal"),
    (item(minutes_planned=True), "»minutes_planned« skal være et helt tal"),
    (item(closed="ja"), "punkt 2: »closed« skal være true eller false"),
    (item(presenters="Anna"), "punkt 2: »presenters« skal være en liste"),
    (item(presenters=[1]), "»presenters« skal være en liste af tekster"),
    (item(end="13"), "punkt 2: »end« skal være et klokkeslæt"),
    (item(recommendations=["Godkender", {"outcome": "followed"}]), "punkt 2, indstilling 2: »text« mangler"),
    (item(recommendations=[{"text": "A", "outcome": "fulgt"}]), "punkt 2, indstilling 1: »outcome« skal være"),
    (item(attachments=[{"file": "a.pdf"}]), "punkt 2, bilag 1: »title« mangler"),
    (item(attachments=[{"title": "Kort", "file": "mangler.pdf"}]), "bilag 1: filen »mangler.pdf« findes ikke"),
    (item(attachments=[{"title": "K", "file": "../hemmelig.txt"}]), "bilag 1: filen »../hemmelig.txt« ligger uden for"),
    (item(attachments=[{"title": "K", "file": "..\\hemmelig.txt"}]), "ligger uden for mødefilens mappe"),
    (item(attachments=[{"title": "K", "file": "/etc/hostname"}]), "ligger uden for mødefilens mappe"),
    (item(attachments=[{"title": "K", "file": "a\u0000b" * 999}]), "bilag 1: »file« skal være stien"),
    (item(attachments=[{"title": "K", "file": "a" * 9999}]), "bilag 1: "),
    (item(attachments=[{"title": "K", "file_name": "../a.pdf"}]), "»file_name« skal være et filnavn"),
    (item(links=[{"title": "A"}]), "punkt 2, link 1: »url« mangler"),
    (item(action_items=[{"text": "A", "deadline": "snart"}]), "punkt 2, opgave 1: »deadline« skal være en dato"),
    (item(items=[{"title": "a", "items": [{"title": "b"}]}]), "punkt 2, underpunkt 1 har selv underpunkter"),
    (item(id="x", items=[{"title": "a", "id": "x"}]), "id'et »x« står to steder"),
    (item(background=5), "punkt 2: »background« skal være en liste af tekstblokke"),
    (item(minutes=["ord", {"text": "A"}]), "punkt 2, referat, blok 2: »type« mangler"),
    (item(minutes=[{"type": "heading", "text": "A", "level": "2"}]), "blok 1: »level« skal være et helt tal"),
    (item(minutes=[{"type": "paragraph", "txt": "A"}]), "blok 1: nøglen »txt« kendes ikke. Mente du »text«?"),
    (item(minutes=[{"type": "bullets", "items": ["a", 2]}]), "blok 1, listepunkt 2 skal være et objekt"),
    (item(minutes=[{"type": "table", "rows": [["a"], "b"]}]), "blok 1, række 2 skal være en liste af celler"),
    (item(minutes=[{"type": "table", "rows": [[{"blok": []}]]}]), "række 1, celle 1: nøglen »blok« kendes ikke"),
    (item(minutes=[{"type": "paragraph", "text": "A", "runs": [{"text": "B"}]}]), "siger ikke det samme"),
    (item(minutes=[deep(30)]), "for mange niveauer"),
]


@pytest.mark.parametrize(("content", "told"), MISTAKES, ids=[told for _, told in MISTAKES])
def test_a_mistake_is_named_with_its_place(tmp_path: Path, content: dict[str, Any], told: str) -> None:
    (tmp_path / "fil").mkdir()
    (tmp_path / "hemmelig.txt").write_text("CPR", "utf-8")
    sentence = refused(tmp_path / "fil", content)
    assert told in sentence
    assert sentence.startswith(("Mødefilen »møde.json«", "»møde.json«"))


def test_a_link_out_of_the_folder_is_no_way_out_of_it(tmp_path: Path) -> None:
    (tmp_path / "fil").mkdir()
    (tmp_path / "hemmelig.txt").write_text("CPR", "utf-8")
    (tmp_path / "fil" / "kort.txt").symlink_to(tmp_path / "hemmelig.txt")
    assert "ligger uden for" in refused(tmp_path / "fil", item(attachments=[{"title": "K", "file": "kort.txt"}]))


def test_the_second_of_two_meetings_is_named(tmp_path: Path) -> None:
    assert "møde 2: »items« mangler" in refused(tmp_path, [{"forum": "F", "items": []}, {"forum": "F"}])


def test_two_meetings_with_one_id_are_refused(tmp_path: Path) -> None:
    one = {"forum": "F", "items": [], "id": "m1"}
    assert "id'et »m1« står to steder" in refused(tmp_path, [one, one])


def test_a_huge_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meeting_file_json, "LARGEST_FILE", 10)
    assert "for stor" in refused(tmp_path, {"forum": "F", "items": []})


@pytest.mark.parametrize(("name", "told"), [("mangler.json", "findes ikke"), ("", "er en mappe")])
def test_a_path_that_is_no_file_is_refused(tmp_path: Path, name: str, told: str) -> None:
    with pytest.raises(UserError, match=told):
        read_meeting_file(tmp_path / name)


def test_characters_that_cannot_be_printed_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    path.write_text(json.dumps({"forum": "F\x00jord\x0b", "items": [], "place": "a\r\nb"}), "utf-8")
    (found,) = read_meeting_file(path)
    assert (found.meeting.forum_name, found.meeting.place) == ("Fjord", "a\nb")
