"""A forum's layout: chosen, given a logo and a template, and kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PIL import Image

from klyngedesk.documents.word_template import open_template
from klyngedesk.model.errors import UserError
from klyngedesk.model.forum import AttachmentNumbering, Profile
from klyngedesk.model.layout import Layout
from klyngedesk.model.layout_form import layout_form, layout_of
from klyngedesk.services import forums, layouts
from klyngedesk.store.store import Store


def test_every_ready_layout_has_a_name_of_its_own_and_says_all(store: Store) -> None:
    ready = layouts.ready_layouts()
    assert ready[0].layout == Layout()
    assert len({each.layout.name for each in ready}) == len(ready) == 7
    assert all(layout_of(layout_form(each.layout)) == each.layout for each in ready)


def test_a_forum_keeps_its_logo_template_colour_and_font_under_another_layout(store: Store) -> None:
    own = Layout(logo="l", template="t", accent="#7A1F3D", font="Carlito")
    worn = layouts.ready_layouts()[-1].worn_by(Profile(layout=own))
    assert (worn.layout.logo, worn.layout.template, worn.layout.accent, worn.layout.font) == (
        "l",
        "t",
        "#7A1F3D",
        "Carlito",
    )
    assert worn.layout.name != "Standard"


def test_a_chosen_layout_is_kept_with_its_counting_of_bilag_and_nothing_else_of_the_forum(store: Store) -> None:
    forum = forums.create_forum(store, "Rådet", profile=Profile(votes=True))
    chosen = Profile(AttachmentNumbering.THROUGH_MEETING, layout=Layout(accent="#7A1F3D"))
    layouts.change_layout(store, forum.id, chosen)
    kept = store.load_forum(forum.id).profile
    assert (kept.layout, kept.attachment_numbering, kept.votes) == (chosen.layout, chosen.attachment_numbering, True)


@pytest.mark.parametrize(
    ("colour", "sentence"), [("#FFD24D", "kontrasten er 1,2"), ("rød", "er ikke en farve"), ("", "er ikke en farve")]
)
def test_a_colour_that_cannot_be_read_is_refused(store: Store, colour: str, sentence: str) -> None:
    forum = forums.create_forum(store, "Rådet")
    with pytest.raises(UserError, match=sentence):
        layouts.change_layout(store, forum.id, Profile(layout=Layout(accent=colour)))
    assert store.load_forum(forum.id).profile == Profile()


def test_a_logo_must_be_a_picture(store: Store, tmp_path: Path) -> None:
    Image.new("RGB", (30, 10)).save(tmp_path / "logo.png")
    assert store.objects.has(layouts.take_logo(store, tmp_path / "logo.png"))
    (tmp_path / "logo.jpg").write_text("ikke et billede")
    with pytest.raises(UserError, match="kan ikke læses som billede"):
        layouts.take_logo(store, tmp_path / "logo.jpg")


def test_the_ready_template_goes_out_and_comes_in_again(store: Store, tmp_path: Path) -> None:
    layouts.save_template(store, Layout(), tmp_path / "skabelon.dotx")
    document = open_template(tmp_path / "skabelon.dotx")
    document.styles["Heading 2"].element.getparent().remove(document.styles["Heading 2"].element)
    document.save(str(tmp_path / "rettet.docx"))
    object_id, missing = layouts.take_template(store, tmp_path / "rettet.docx")
    assert missing == ("Skabelonen mangler typografien »Overskrift 2«. KlyngeDesk har brugt sin egen.",)
    layouts.save_template(store, replace(Layout(), template=object_id), tmp_path / "igen.docx")
    assert "Heading 2" not in [style.name for style in docx.Document(str(tmp_path / "igen.docx")).styles]


def test_what_is_no_template_is_not_taken_in(store: Store, tmp_path: Path) -> None:
    (tmp_path / "brev.docx").write_text("ikke Word")
    with pytest.raises(UserError, match="er ikke en Word-fil eller er beskadiget"):
        layouts.take_template(store, tmp_path / "brev.docx")
