"""Whatever else is broken in an object of a PDF, the words in it are read."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Dictionary, Name, String

from klyngedesk.documents.read_back.pdf_layers import pdf_layers

WORDS = "Kørsel til Åhavnen"


@pytest.mark.parametrize("odd", [b"/X#ffaa", b"<</#ff 1>>", b"[/X#fe[]]", b"/#c3#28"])
def test_words_beside_a_broken_name_are_read(odd: bytes) -> None:
    saved = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.X = pdf.make_indirect(Dictionary(B=Name("/Xaaaaa"), A=String(WORDS)))
        pdf.save(saved, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert b"/Xaaaaa" in saved.getvalue()
    assert WORDS in [layer.content for layer in pdf_layers(saved.getvalue().replace(b"/Xaaaaa", odd))]
