"""How a forum's papers look: ready layouts to choose from, its logo and its Word template."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from klyngedesk import resources
from klyngedesk.documents.safe_write import written_safely
from klyngedesk.model.colour import accent_problem
from klyngedesk.model.errors import UserError
from klyngedesk.model.forum import AttachmentNumbering, Profile
from klyngedesk.model.layout import Layout
from klyngedesk.model.layout_form import layout_of
from klyngedesk.services.changes import Changes
from klyngedesk.store.store import Store


@dataclass(frozen=True, slots=True)
class ReadyLayout:
    """A layout to choose, with the way it counts bilag."""

    layout: Layout
    numbering: AttachmentNumbering

    def worn_by(self, profile: Profile) -> Profile:
        """Return the profile with this layout; logo, template, colour and font stay the forum's own."""
        own = profile.layout
        layout = replace(self.layout, logo=own.logo, template=own.template, accent=own.accent, font=own.font)
        return replace(profile, layout=layout, attachment_numbering=self.numbering)


def ready_layouts() -> tuple[ReadyLayout, ...]:
    """Return the layouts that are shipped, the standard one first, the others by name."""
    found = [_ready(path) for path in sorted(resources.path("layouts").glob("*.json"))]
    return tuple(sorted(found, key=lambda ready: (ready.layout.name != "Standard", ready.layout.name)))


def _ready(path: Path) -> ReadyLayout:
    form = json.loads(path.read_text(encoding="utf-8"))
    return ReadyLayout(layout_of(form), AttachmentNumbering(form["attachment_numbering"]))


def change_layout(store: Store, forum_id: str, profile: Profile) -> Changes:
    """Let the forum wear this layout; UserError where words in its colour could not be read."""
    if problem := accent_problem(profile.layout.accent):
        raise UserError(problem)
    forum = store.load_forum(forum_id)
    worn = replace(forum.profile, layout=profile.layout, attachment_numbering=profile.attachment_numbering)
    return Changes("", store.save_forum(replace(forum, profile=worn)), "ret udseende")


def take_logo(store: Store, path: Path) -> str:
    """Return the object id of the logo; UserError where the file is no picture."""
    from klyngedesk.documents.pictures import PICTURE_UNREADABLE, page_picture  # late: start-up time

    try:
        page_picture(path)
    except PICTURE_UNREADABLE as error:
        raise UserError(f"»{path.name}« kan ikke læses som billede. Vælg en PNG- eller JPEG-fil.") from error
    return store.objects.add(path)[0]


def take_template(store: Store, path: Path) -> tuple[str, tuple[str, ...]]:
    """Return the template's object id and what it lacks; UserError where it is no template."""
    from klyngedesk.documents.word_styles import Styles  # late: start-up time
    from klyngedesk.documents.word_template import missing_sentences, open_template  # late: start-up time

    missing = missing_sentences(Styles(open_template(path)))
    return store.objects.add(path)[0], missing


def save_template(store: Store, layout: Layout, target: Path) -> Path:
    """Return the written file: the forum's own template, or the ready one where it has none."""

    def write(path: Path) -> None:
        if store.objects.has(layout.template):
            shutil.copyfile(store.objects.path(layout.template), path)
        else:
            from klyngedesk.documents.word_ready_template import write_ready_template  # late: start-up time

            write_ready_template(path, layout)

    return written_safely(target, write)
