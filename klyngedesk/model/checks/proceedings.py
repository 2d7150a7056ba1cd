"""Rules about what happened at the meeting: votes, quorum, words that wait, items nobody dealt with."""

from __future__ import annotations

from collections.abc import Iterator

from klyngedesk.model.agenda import Outcome
from klyngedesk.model.checks.finding import Finding, Place
from klyngedesk.model.checks.sight import Sight
from klyngedesk.model.danish import capitalised
from klyngedesk.model.quorum import seat_count, voters
from klyngedesk.model.votes import disagreement


def vote_agrees_with_those_present(sight: Sight) -> Iterator[Finding]:
    """The totals of a vote are those who were there and may vote."""
    for item in sight.items:
        for vote in item.votes:
            wrong = disagreement(vote, voters(sight.meeting, sight.profile, item.id))
            if wrong:
                message = f"Afstemningen ved {sight.name(item)} stemmer ikke med fremmødet."
                yield sight.finding(
                    "vote_agrees_with_those_present", message, wrong, Place.DECISIONS, item, vote.line_id
                )


def vote_carries_the_decision(sight: Sight) -> Iterator[Finding]:
    """A line that was followed had more votes for it than against, and one that was not had as many against."""
    for item in sight.items:
        for vote in item.votes:
            line = next((line for line in item.recommendations if line.id == vote.line_id), None)
            votes_for, against, _ = vote.totals
            followed = line is not None and line.outcome in (Outcome.FOLLOWED, Outcome.FOLLOWED_CHANGED)
            refused = line is not None and line.outcome is Outcome.NOT_FOLLOWED
            if (followed and votes_for <= against) or (refused and votes_for > against):
                message = f"Stemmetallet ved {sight.name(item)} bærer ikke det, der er noteret."
                advice = f"{votes_for} stemte for og {against} imod. Ret udfaldet"
                advice += ", eller skriv i referatet, hvis stemme var afgørende." if votes_for == against else "."
                yield sight.finding("vote_carries_the_decision", message, advice, Place.DECISIONS, item, vote.line_id)


def decision_had_a_quorum(sight: Sight) -> Iterator[Finding]:
    """A decision needs as many at the table as the forum wants."""
    if sight.meeting.started is None:
        return
    for item in sight.items:
        count = seat_count(sight.meeting, sight.profile, item.id)
        if not count.is_enough and any(line.outcome or line.note for line in item.recommendations):
            message = f"{capitalised(sight.name(item))} er besluttet uden at mødet var beslutningsdygtigt."
            advice = f"{count.present} af {count.seats} var til stede, og der skal være {count.needed}."
            yield sight.finding("decision_had_a_quorum", message, advice, Place.DECISIONS, item)


def nothing_waits_to_be_confirmed(sight: Sight) -> Iterator[Finding]:
    """Once the meeting has been held, every sentence offered is confirmed or gone."""
    for item in sight.items if sight.is_over else ():
        for line in item.recommendations:
            if line.waits:
                message = f"En beslutning ved {sight.name(item)} er ikke bekræftet."
                advice = "Bekræft den med Ctrl+Enter i Møde. Den står ikke i referatet endnu."
                yield sight.finding("nothing_waits_to_be_confirmed", message, advice, Place.DECISIONS, item, line.id)


def decision_says_something(sight: Sight) -> Iterator[Finding]:
    """Once the meeting has been held, an outcome in other words has the words."""
    for item in sight.items if sight.is_over else ():
        for line in item.recommendations:
            if line.outcome is Outcome.OTHER and not line.note.strip():
                message = f"En beslutning ved {sight.name(item)} mangler sine ord."
                yield sight.finding(
                    "decision_says_something", message, f"»{line.text[:70]}«", Place.DECISIONS, item, line.id
                )


def item_was_dealt_with(sight: Sight) -> Iterator[Finding]:
    """Where the clock ran, every item came up or was postponed."""
    clocked = {entry.item_id for entry in sight.meeting.timeline if entry.step.is_of_the_clock}
    for item in sight.items if clocked and sight.is_over else ():
        is_blank = not item.minutes and not any(line.outcome for line in item.recommendations)
        came_up = clocked & {each.id for each in item.walk()}
        if not came_up and is_blank and not item.postponed and not item.items:
            message = f"{capitalised(sight.name(item))} kom ikke op på mødet."
            advice = "Udskyd det, eller skriv, hvad der skete."
            yield sight.finding("item_was_dealt_with", message, advice, Place.MINUTES, item)
