"""Where words stand that were half written when the program ended."""

from __future__ import annotations

from klyngedesk.model.danish import counted
from klyngedesk.ui.desk import Desk


def waiting_words(desk: Desk) -> str:
    """Return where the newest words stand, on which item, and how many more there are; empty where none wait."""
    names = desk.half.waiting()
    if not names:
        return ""
    labels = (desk.labels.get(word) for word in desk.half.about(names[-1]).split())
    item = next((f" på punkt {label.full}" for label in labels if label), "")
    others = f" (og {counted(len(names) - 1, 'andet sted', 'andre steder')})" if names[1:] else ""
    return f"Det, du var ved at skrive, står i »{names[-1]}«{item}{others}, når du åbner det igen"
