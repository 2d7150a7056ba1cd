"""What she changes in a forum counts at once, and Ctrl+Z takes it back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from klyngedesk.model.forum import AttachmentNumbering
from klyngedesk.services import forums, layouts
from klyngedesk.ui.desk import Desk
from klyngedesk.ui.forum_commands import ForumCommands
from klyngedesk.ui.window import Window


@pytest.fixture
def commands(window: Window, desk: Desk) -> ForumCommands:
    return ForumCommands(window, desk, lambda: None, lambda: None)


def test_a_changed_forum_counts_for_the_open_meeting_and_is_taken_back(desk: Desk, commands: ForumCommands) -> None:
    assert desk.forum is not None
    before = desk.forum
    through = replace(before.profile, attachment_numbering=AttachmentNumbering.THROUGH_MEETING)
    changed = replace(before, name="Et andet navn", profile=through, members=before.members[1:])
    assert commands._keep_forum(changed)
    assert desk.forum == changed
    assert desk.profile.attachment_numbering is AttachmentNumbering.THROUGH_MEETING
    desk.undo_stack.undo()
    assert desk.forum == before == desk.store.load_forum(before.id)
    desk.undo_stack.redo()
    assert desk.store.load_forum(before.id) == changed


def test_a_forum_that_was_not_changed_is_kept_without_a_step_to_undo(desk: Desk, commands: ForumCommands) -> None:
    assert desk.forum is not None
    steps = desk.undo_stack.count()
    assert commands._keep_forum(desk.forum)
    assert desk.undo_stack.count() == steps


def test_a_new_forum_goes_away_again(desk: Desk) -> None:
    made = forums.change_forum(desk.store, replace(desk.store.forums()[0], id="ny", name="Helt nyt"))
    desk.made(made)
    desk.undo_stack.undo()
    assert "Helt nyt" not in {each.name for each in desk.store.forums()}


def test_another_layout_is_taken_back(desk: Desk) -> None:
    assert desk.forum is not None
    before = desk.forum.profile.layout
    chosen = replace(desk.forum.profile, layout=replace(before, accent="#6A1B4D"))
    desk.made(layouts.change_layout(desk.store, desk.forum.id, chosen))
    assert desk.profile.layout.accent == "#6A1B4D"
    desk.undo_stack.undo()
    assert desk.profile.layout == before
