"""A meeting as chance has it, where every word that the public must not read stands nowhere else."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from email.message import EmailMessage

import docx
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from klyngedesk.model.agenda import ActionItem, AgendaItem, Attachment, ItemKind, Link, Outcome, Recommendation
from klyngedesk.model.forum import Profile
from klyngedesk.model.identity import new_id
from klyngedesk.model.meeting import Annex, Meeting
from klyngedesk.model.minutes_state import Act, Comment
from klyngedesk.model.people import AttendanceGroup, Participant, Presence
from klyngedesk.model.timeline import Entry, Step
from klyngedesk.model.votes import Ballot, Stance, Statement, Vote
from klyngedesk.services import forums
from klyngedesk.store.store import Store
from klyngedesk.text.blocks import EMPTY, Cell, Heading, List, ListItem, Paragraph, Run, Table, Text, paragraph
from tests.services.ordinary_words import LETTERS, ORDINARY

BEGIN = datetime(2027, 3, 8, 13)
Say = Callable[[], str]


@dataclass
class Chance:
    """Writes texts, and remembers the word of each that stands nowhere else: closed, or open."""

    dice: random.Random
    closed: set[str] = field(default_factory=set)
    opened: set[str] = field(default_factory=set)

    def secret(self) -> str:
        return self._text(self.closed)

    def said(self) -> str:
        return self._text(self.opened)

    def own(self, kept: set[str]) -> str:
        word = "q" + "".join(self.dice.choices(LETTERS, k=self.dice.randint(8, 12)))
        kept.add(word)
        return word

    def _text(self, kept: set[str]) -> str:
        words = self.dice.sample(ORDINARY, self.dice.randint(0, 4))
        word = self.own(kept)
        words.insert(self.dice.randint(0, len(words)), word.capitalize() if self.dice.random() < 0.5 else word)
        return " ".join(words)

    def say(self, closed: bool) -> Say:
        return self.secret if closed else self.said


def random_meeting(store: Store, seed: int) -> tuple[Meeting, Chance]:
    """Return a saved meeting, and the words of its two sides."""
    chance = Chance(random.Random(seed))
    forum = forums.create_forum(store, f"Havnerådet {seed}", profile=Profile(votes=True))
    people = tuple(
        Participant(f"Ane{n} Berg", email=f"ane{n}@havn.example", presence=chance.dice.choice(list(Presence)))
        for n in range(4)
    )
    items = [_item(store, chance, people, closed_above=False, depth=0) for _ in range(chance.dice.randint(3, 5))]
    pause = AgendaItem("Pause", ItemKind.BREAK, minutes_planned=10)
    meeting = Meeting(
        forum.id,
        forum.name,
        title=chance.said(),
        date=BEGIN.date(),
        start=time(13),
        end=time(15),
        started=time(13),
        ended=time(15),
        place=chance.said(),
        groups=(AttendanceGroup("Medlemmer", people),),
        items=(items[0], pause, *items[1:]),
        annexes=(Annex(chance.said(), _rich(chance.said)),),
        acts=(Act(BEGIN, "kommentar", chance.secret()),),
        document="referat",
    )
    meeting = _held(meeting, chance)
    store.save_meeting(None, meeting)
    return meeting, chance


def _held(meeting: Meeting, chance: Chance) -> Meeting:
    """Return the meeting with a timeline: items taken up, people who came, left and took no part."""
    entries, people = [], list(meeting.people())
    for number, item in enumerate(meeting.walk()):
        at = BEGIN + timedelta(minutes=3 * number)
        entries.append(Entry(at, Step.PAUSED if item.is_break else Step.OPENED, item.id))
        step = chance.dice.choice([Step.RECUSED, Step.CAME, Step.LEFT])
        entries.append(Entry(at + timedelta(minutes=1), step, item.id, chance.dice.choice(people).id))
    return replace(meeting, timeline=(*entries, Entry(BEGIN + timedelta(hours=2), Step.STOPPED)))


def _item(
    store: Store, chance: Chance, people: tuple[Participant, ...], *, closed_above: bool, depth: int
) -> AgendaItem:
    """Return an item with something in every field; below a closed one everything is secret."""
    dice = chance.dice
    own = not closed_above and dice.random() < 0.4
    closed = own or closed_above
    say, private = chance.say(closed), chance.secret
    line = Recommendation(say(), dice.choice(list(Outcome)), say(), Outcome.OTHER, private(), id=_id(chance))
    ballots = (
        Ballot(people[0].id, people[0].name, Stance.FOR),
        Ballot("x", say() if closed else people[1].name, Stance.AGAINST),
    )
    below = range(dice.randint(0, 2) if depth == 0 else 0)
    return AgendaItem(
        say(),
        presenters=(say(),),
        minutes_planned=dice.choice([None, 10]),
        closed=own or (closed_above and dice.random() < 0.5),
        public_title=chance.say(closed_above)() if closed and dice.random() < 0.6 else "",
        public_text=_rich(chance.say(closed_above)) if closed and dice.random() < 0.5 else EMPTY,
        case_number=say(),
        document_number=say(),
        background=_rich(say),
        recommendation_to=say(),
        recommendations=(line,),
        minutes=_rich(say),
        attachments=tuple(
            _bilag(store, chance, closed=closed or dice.random() < 0.4) for _ in range(dice.randint(0, 2))
        ),
        links=(Link(f"https://b.example/{say().replace(' ', '-')}", say()),),
        action_items=(ActionItem(say(), say(), date(2027, 5, 1)),),
        internal_note=private(),
        votes=(Vote("", ballots),),
        statements=(Statement(say(), say()),),
        comments=(Comment(private(), private()),),
        postponed=dice.random() < 0.3,
        postponed_to=say(),
        continues=chance.own(chance.closed),
        id=_id(chance),
        items=tuple(_item(store, chance, people, closed_above=closed, depth=1) for _ in below),
    )


def _id(chance: Chance) -> str:
    """Return an identity that somebody has written by hand."""
    return f"{new_id()}-{chance.own(chance.closed)}"


def _rich(say: Say) -> Text:
    inner = List((ListItem((Run(say()),)),), ordered=True)
    link = f"https://a.example/{say().replace(' ', '-')}"
    return Text(
        (
            Heading((Run(say()),)),
            Paragraph((Run(say(), bold=True), Run(say(), link=link))),
            List((ListItem((Run(say()),), (inner,)),)),
            Table(((Cell((paragraph(say()),)), Cell((paragraph(say()),))),), 1),
        )
    )


def _bilag(store: Store, chance: Chance, *, closed: bool) -> Attachment:
    """Return a bilag of some kind; what an open one tells of its making is nobody's business either."""
    kind = chance.dice.choice(list(_MAKERS))
    object_id, size = store.objects.add_bytes(_MAKERS[kind](chance.say(closed), chance.secret))
    return Attachment(chance.say(closed)(), object_id, f"{chance.secret()}.{kind}", size, closed=closed, id=_id(chance))


def _pdf(say: Say, hidden: Say) -> bytes:
    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.setAuthor(hidden())
    canvas.setKeywords(hidden())
    canvas.drawString(40, 700, say())
    canvas.save()
    return made.getvalue()


def _jpeg(say: Say, hidden: Say) -> bytes:
    made, exif = io.BytesIO(), Image.Exif()
    exif[0x010E] = hidden()
    Image.new("RGB", (90, 60), "red").save(made, "JPEG", exif=exif, comment=hidden().encode())
    return made.getvalue()


def _mail(say: Say, hidden: Say) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = say()
    mail.set_content(say(), cte="base64")
    mail.add_attachment(hidden().encode(), maintype="text", subtype="plain", filename="x.txt")
    return mail.as_bytes()


def _word(say: Say, hidden: Say) -> bytes:
    made, document = io.BytesIO(), docx.Document()
    document.core_properties.author = hidden()
    document.add_paragraph(say()).add_run(f" {hidden()}").font.hidden = True
    document.save(made)
    return made.getvalue()


_MAKERS: dict[str, Callable[[Say, Say], bytes]] = {
    "pdf": _pdf,
    "jpg": _jpeg,
    "eml": _mail,
    "docx": _word,
    "txt": lambda say, hidden: say().encode(),
}
