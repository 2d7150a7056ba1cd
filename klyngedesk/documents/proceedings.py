"""What happened at the meeting as parts of a document: attendance, decisions with their votes, statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from klyngedesk.documents.parts import Body, DecisionLine
from klyngedesk.model.agenda import AgendaItem, Outcome, Recommendation
from klyngedesk.model.attendance_words import list_mark
from klyngedesk.model.meeting import Meeting
from klyngedesk.model.papers import Audience, DocumentKind
from klyngedesk.model.people import Participant, Presence
from klyngedesk.text.blocks import Paragraph, Run, Text


def presence_mark(meeting: Meeting, person: Participant, kind: DocumentKind, audience: Audience) -> str:
    """Return what the list of people says of the person; an agenda knows only of excuses and substitutes."""
    if kind.shows_minutes:
        return list_mark(meeting, person, closed_too=audience is Audience.INTERN)
    if person.presence is Presence.EXCUSED:
        return person.presence.danish
    return f"for {person.substitute_for}" if person.substitute_for else ""


def attendance_parts(sentences: Sequence[str], item: AgendaItem, audience: Audience) -> Iterator[Body]:
    """Yield the item's sentences of attendance; nothing for the public where the item is closed."""
    if item.closed and audience is Audience.OFFENTLIG:
        return
    if sentences:
        yield _in_italics(tuple(sentences))


def statement_parts(item: AgendaItem) -> Iterator[Body]:
    """Yield what members wanted on record, and that the item was postponed."""
    sentences = tuple(statement.sentence for statement in item.statements if statement.sentence)
    if item.postponed:
        sentences += (item.postponed_sentence,)
    if sentences:
        yield _in_italics(sentences)


def decision_lines(item: AgendaItem) -> tuple[DecisionLine, ...]:
    """Return a line for each recommendation that has an outcome, a note or a vote, numbered where there are several.

    One sentence that stands for all of them is one line. A vote on the item as a whole is a line of its own, last.
    """
    lines = item.recommendations
    if _are_joined(item):
        return (DecisionLine("", Outcome.FOLLOWED.danish, ended(lines[0].note)),)
    votes = {vote.line_id: vote.sentence for vote in item.votes}
    found = [
        DecisionLine(
            str(number) if len(lines) > 1 else "",
            _outcome_word(line),
            " ".join(filter(None, (ended(line.note), votes.get(line.id, "")))),
        )
        for number, line in enumerate(lines, 1)
        if line.outcome or line.note.strip() or line.id in votes
    ]
    return (*found, *([DecisionLine("", "", votes[""])] if "" in votes else []))


def _outcome_word(line: Recommendation) -> str:
    """Return the outcome in a word; one in other words is told by them."""
    is_told = line.outcome is Outcome.OTHER and line.note.strip()
    return line.outcome.danish if line.outcome and not is_told else ""


def _are_joined(item: AgendaItem) -> bool:
    """Return whether all lines were followed in the one sentence "… fulgte indstillingerne"."""
    lines = item.recommendations
    same = len(lines) > 1 and len({(line.outcome, line.note.strip()) for line in lines}) == 1
    followed = same and lines[0].outcome is Outcome.FOLLOWED and not item.votes
    return followed and "ndstillingerne" in lines[0].note


def ended(note: str) -> str:
    """Return the note with the full stop that a sentence has; a single word such as "Godkendt" is none."""
    said = note.rstrip()
    is_sentence = " " in said and (said[-1].isalnum() or said[-1] in ")»”\"'%")
    return f"{said}." if is_sentence and not said.rstrip(")»”\"'").endswith((".", "!", "?", "…")) else said


def _in_italics(sentences: tuple[str, ...]) -> Body:
    return Body(Text(tuple(Paragraph((Run(words, italic=True),)) for words in sentences)))
