"""A meeting file comes in whole or not at all."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

from klyngedesk.services.exchange import import_meeting_file
from klyngedesk.store.store import Store


def test_the_meetings_of_a_file_and_their_new_forums_come_in_one_transaction(tmp_path: Path) -> None:
    forums = ("Ærø Råd", "Havnerådet", "Ærø Råd")
    file = tmp_path / "møder.json"
    file.write_text(json.dumps([{"forum": name, "items": [{"title": "Økonomi"}]} for name in forums]), "utf-8")
    with closing(Store.open(tmp_path / "data")) as store:
        before = store.sequence
        import_meeting_file(store, file)
        assert store.sequence == before + 1
        assert sorted(row.forum for row in store.list_meetings()) == sorted(forums)
        assert sorted(forum.name for forum in store.forums()) == sorted(set(forums))


def test_a_file_that_comes_in_twice_is_two_meetings(tmp_path: Path) -> None:
    file = tmp_path / "møde.json"
    file.write_text(json.dumps({"id": "m1", "forum": "Ærø Råd", "items": [{"id": "p1", "title": "Økonomi"}]}), "utf-8")
    with closing(Store.open(tmp_path / "data")) as store:
        first, second = (import_meeting_file(store, file)[0] for _ in range(2))
        assert len({first.id, second.id, first.items[0].id, second.items[0].id}) == 4
        assert len(store.forums()) == 1
