"""Every rule, in the order in which a secretary would go through them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from klyngedesk.model.checks import bilag, calendar, dates, decisions, laws, names, people, proceedings, secrecy, texts
from klyngedesk.model.checks.finding import Finding, Severity
from klyngedesk.model.checks.sight import Sight

Rule = Callable[[Sight], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    secrecy.no_cpr_number_in_a_text,
    secrecy.open_text_names_no_closed_item,
    secrecy.open_text_names_no_closed_bilag,
    secrecy.closed_file_is_open_nowhere,
    texts.guide_text_is_gone,
    bilag.bilag_without_file,
    dates.meeting_has_a_date,
    dates.meeting_ends_after_it_begins,
    texts.item_has_a_title,
    decisions.every_recommendation_has_an_outcome,
    decisions.whether_is_answered,
    decisions.postponed_says_where_to,
    decisions.decision_has_a_recommendation,
    decisions.task_has_owner_and_deadline,
    decisions.referat_label_stands_once,
    proceedings.vote_agrees_with_those_present,
    proceedings.vote_carries_the_decision,
    proceedings.decision_had_a_quorum,
    proceedings.nothing_waits_to_be_confirmed,
    proceedings.decision_says_something,
    proceedings.item_was_dealt_with,
    bilag.bilag_spoken_of_is_listed,
    bilag.something_enclosed_is_listed,
    bilag.late_bilag_has_a_reason,
    bilag.bilag_listed_once,
    texts.item_spoken_of_exists,
    texts.item_says_something,
    texts.printed_numbers_are_in_order,
    texts.sums_add_up,
    texts.forum_is_named_as_it_is,
    names.forum_has_one_short_name,
    names.level_is_named_one_way,
    laws.law_is_of_one_day,
    laws.law_is_named_as_it_is,
    laws.draft_law_is_not_cited_beside_the_law,
    dates.weekday_fits_the_date,
    dates.printed_weekday_fits_the_meeting,
    dates.dates_exist,
    dates.years_run_forward,
    dates.forum_meets_when_it_says,
    calendar.calendar_has_this_meeting,
    calendar.cancelled_meeting_is_in_no_calendar,
    dates.agenda_keeps_its_deadline,
    dates.times_follow_each_other,
    dates.items_fit_in_the_meeting,
    people.excused_person_presents_nothing,
    people.excused_person_takes_no_part,
    people.name_is_spelled_one_way,
    people.person_is_listed_once,
    people.everyone_can_be_reached,
    secrecy.closed_item_has_a_public_title,
    texts.pictures_are_described,
    texts.tables_have_a_header,
    texts.headings_go_down_by_one,
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What the rules found, errors first, and how many of them found nothing."""

    findings: tuple[Finding, ...] = ()
    quiet_rules: int = 0

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(found for found in self.findings if found.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(found for found in self.findings if found.severity is Severity.WARNING)

    @property
    def stops_public(self) -> tuple[Finding, ...]:
        return tuple(found for found in self.findings if found.stops_public)


def checked(sight: Sight) -> Checked:
    """Return what every rule finds in the meeting."""
    answers = [tuple(dict.fromkeys(rule(sight))) for rule in RULES]
    found = [finding for answer in answers for finding in answer]
    errors_first = sorted(found, key=lambda each: each.severity is not Severity.ERROR)
    return Checked(tuple(errors_first), sum(1 for answer in answers if not answer))
