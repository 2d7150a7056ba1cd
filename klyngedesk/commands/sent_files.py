"""The command that tells what was sent of a meeting, and fetches it again."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence

from klyngedesk.model.danish import clock, counted, short_date, size
from klyngedesk.model.dispatch import Dispatch
from klyngedesk.services import meetings, sending
from klyngedesk.store.store import Store


def run_sent(store: Store, chosen: argparse.Namespace) -> int:
    """Return the exit code; the oldest dispatch is number 1 for good."""
    dispatches = tuple(reversed(sending.sent_before(store, meetings.find_meeting(store, chosen.meeting))))
    if chosen.fetch is not None:
        fetched = sending.fetch_dispatch(store, dispatches, chosen.fetch, chosen.out or ".")
        if chosen.json:
            print(json.dumps([str(path) for path in fetched], ensure_ascii=False, indent=2))
        else:
            print("\n".join(map(str, fetched)))
    elif chosen.json:
        rows = [_form(number, each) for number, each in enumerate(dispatches, 1)]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        _tell(dispatches)
    return 0


def _tell(dispatches: Sequence[Dispatch]) -> None:
    for number, each in enumerate(dispatches, 1):
        when = f"{short_date(each.moment.date())} kl. {clock(each.moment.time())}"
        to = counted(len(each.recipients), "modtager", "modtagere")
        print(f"{number}. {each.document}, {each.audience}, kladde lavet {when}, {to}")
        for file in each.files:
            pages = f", {counted(file.pages, 'side', 'sider')}" if file.pages else ""
            print(f"    {file.name} ({size(file.size)}{pages})")
        if each.reason:
            print(f"    Begrundelse: {each.reason}")
    if not dispatches:
        print("Der er ikke sendt noget ud af mødet endnu.")


def _form(number: int, dispatch: Dispatch) -> dict[str, object]:
    return {
        "number": number,
        "moment": dispatch.moment.isoformat(timespec="seconds"),
        "document": dispatch.document,
        "audience": dispatch.audience.value,
        "recipients": [{"name": name, "email": mail} for name, mail in dispatch.recipients],
        "files": [
            {"name": file.name, "sha256": file.object_id, "size": file.size, "pages": file.pages}
            for file in dispatch.files
        ],
        "reason": dispatch.reason,
    }
