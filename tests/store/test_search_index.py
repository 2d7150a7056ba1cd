"""Everything that was written is found, whatever becomes of the index."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from klyngedesk.model.agenda import AgendaItem, Attachment, Recommendation
from klyngedesk.model.meeting import Meeting
from klyngedesk.services import agenda, annexes, forums, meetings
from klyngedesk.store.search_index import FILE_NAME, SearchIndex
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import text_of_lines


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def meeting(store: Store) -> Meeting:
    forum = forums.create_forum(store, "Havnerådet")
    planned = meetings.plan_meeting(store, forum.id, date(2027, 3, 8), place="Ærøskøbing")
    line = Recommendation("godkender takstbladet", note="Godkendt 4 mod 3.")
    items = (
        AgendaItem("Bestyrelsesmøde i Aabenraa", recommendations=(line,)),
        AgendaItem("Lejeaftale", closed=True, attachments=(Attachment("Kort over Åbenrå havn"),)),
        AgendaItem("Sag 2026-0147", internal_note="Husk kaffe"),
    )
    for item in items:
        agenda.add_item(store, planned.id, item)
    agenda.write_text(store, items[0].id, "minutes", text_of_lines("Formanden bød velkommen.\nÅse gik kl. 14."))
    annexes.set_annexes(store, planned.id, [("", "Takster 2027")])
    return store.load_meeting(planned.id)


@pytest.fixture
def index(store: Store, meeting: Meeting) -> Iterator[SearchIndex]:
    with closing(SearchIndex(store.folder)) as made:
        made.renew(store)
        yield made


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("velkommen", ["Bestyrelsesmøde i Aabenraa"]),
        ("VELKOMMEN formand", ["Bestyrelsesmøde i Aabenraa"]),
        ("møde", ["Bestyrelsesmøde i Aabenraa"]),
        ("åbenrå", ["Bestyrelsesmøde i Aabenraa", "Lejeaftale"]),
        ("aabenraa", ["Bestyrelsesmøde i Aabenraa", "Lejeaftale"]),
        (unicodedata.normalize("NFD", "Åbenrå havn"), ["Lejeaftale"]),
        ("takstbladet", ["Bestyrelsesmøde i Aabenraa"]),
        ('"4 mod 3"', ["Bestyrelsesmøde i Aabenraa"]),
        ('"mod 4"', []),
        ("2026-0147", ["Sag 2026-0147"]),
        ("kaffe", ["Sag 2026-0147"]),
        ("Takster", [""]),
        ("Ærøskøbing", [""]),
        ("findesikke", []),
        ("", []),
        ('"', []),
        ("😀", []),
    ],
)
def test_words_are_found_where_they_stand(index: SearchIndex, words: str, titles: list[str]) -> None:
    assert sorted(hit.title for hit in index.search(words)) == sorted(titles)


def test_a_hit_tells_forum_date_number_and_the_words_around(index: SearchIndex) -> None:
    hit = index.search("gik")[0]
    assert (hit.forum, hit.date, hit.number, hit.closed) == ("Havnerådet", date(2027, 3, 8), "1", False)
    assert hit.snippet.startswith("Formanden bød velkommen. Åse gik kl. 14.")
    assert index.search("lejeaftale")[0].closed


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(alphabet="aå\"*:^()-+ANDORNEAR 5{}.\\'", max_size=20))
def test_whatever_is_typed_is_no_error(index: SearchIndex, words: str) -> None:
    index.search(words)


def test_only_meetings_that_changed_are_indexed_anew(store: Store, index: SearchIndex, meeting: Meeting) -> None:
    assert index.renew(store) == 0
    agenda.write_text(store, meeting.items[0].id, "minutes", text_of_lines("Nu står her andet."))
    assert index.renew(store) == 1
    assert index.search("velkommen") == ()
    assert [hit.title for hit in index.search("andet")] == ["Bestyrelsesmøde i Aabenraa"]


def test_a_deleted_meeting_is_found_no_more(store: Store, index: SearchIndex, meeting: Meeting) -> None:
    meetings.delete_meeting(store, meeting.id)
    index.renew(store)
    assert index.search("velkommen") == ()
    assert "Formanden bød".encode() not in (store.folder / FILE_NAME).read_bytes()


def test_the_index_is_for_her_eyes_only(store: Store, index: SearchIndex) -> None:
    assert (store.folder / FILE_NAME).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("damage", [b"", b"ikke en database" * 400, None])
def test_a_lost_or_damaged_index_is_made_again(
    store: Store, index: SearchIndex, meeting: Meeting, damage: bytes | None
) -> None:
    index.close()
    file = store.folder / FILE_NAME
    if damage is None:
        content = bytearray(file.read_bytes())
        content[4096:12288] = b"\x55" * 8192
        file.write_bytes(content)
    else:
        file.write_bytes(damage)
    with closing(SearchIndex(store.folder)) as again:
        again.renew(store)
        assert len(again.search("velkommen")) == 1


def test_an_index_of_another_version_is_made_again(store: Store, index: SearchIndex) -> None:
    index._connection.execute("PRAGMA user_version = 99")
    index.close()
    with closing(SearchIndex(store.folder)) as again:
        again.renew(store)
        assert len(again.search("velkommen")) == 1
