"""The one writer of texts: it works beside the window, and neither waits for the other for good."""

from __future__ import annotations

import threading
import time

import pytest

from klyngedesk.text.blocks import text_of_lines
from klyngedesk.text.plain import plain
from klyngedesk.ui.desk import Desk


def test_an_act_just_as_the_writer_begins_does_not_wait_for_it_while_it_waits_for_the_act(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, meeting = desk.store, desk.meeting
    assert meeting is not None
    store.keep_at_hand("")  # what is not in memory is asked of the disk
    begun, write_held = threading.Event(), store._write_held

    def slowly() -> None:
        if threading.current_thread() is writer:
            begun.set()
            time.sleep(0.1)
        write_held()

    monkeypatch.setattr(store, "_write_held", slowly)
    writer = threading.Thread(target=desk._saver.flush, daemon=True)
    act = threading.Thread(target=desk._saver.hand_over, daemon=True)
    desk._saver._waiting[meeting.items[0].id, "minutes"] = text_of_lines("Ord.")
    writer.start()
    begun.wait()
    act.start()
    act.join(5)
    assert not act.is_alive()
    assert plain(store.load_meeting(meeting.id).items[0].minutes) == "Ord."


def test_a_letter_typed_just_as_the_writer_has_taken_all_is_not_written_over_the_one_after_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, meeting, saver = desk.store, desk.meeting, desk._saver
    assert meeting is not None
    item = meeting.items[0].id
    monkeypatch.setattr(saver, "_wake", lambda seconds: None)  # this thread is the writer
    hand_over, write = saver._hand_over, store._write
    typed = ["Ord.", "Ord. M", "Ord. Mere."]

    def type_one() -> None:
        if typed:
            saver.write(item, "minutes", text_of_lines(typed.pop(0)))

    def handed_over() -> bool:
        done = hand_over()
        monkeypatch.undo()
        monkeypatch.setattr(store, "_write", written)
        type_one()
        return done

    def written(*patches: object, **how: bool) -> object:
        if typed:
            type_one()
            hand_over()
        return write(*patches, **how)  # type: ignore[arg-type]

    type_one()
    monkeypatch.setattr(saver, "_hand_over", handed_over)
    saver.flush()
    monkeypatch.undo()
    assert typed == []
    assert plain(store.load_meeting(meeting.id).items[0].minutes) == "Ord. Mere."
