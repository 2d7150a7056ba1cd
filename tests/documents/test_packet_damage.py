"""Files damaged in any way: the packet is made, every bilag has its pages, every outcome is named."""

from __future__ import annotations

import random
from pathlib import Path

import pikepdf
import pytest

from klyngedesk.documents.ladder import Shown
from klyngedesk.documents.packet import PacketResult, build_packet
from tests.documents.test_packet_corpus import index, packet_of


def damaged(source: Path, target: Path, chance: random.Random) -> Path:
    """Write the file cut short, with bytes changed, or with a stretch lost or doubled."""
    content = bytearray(source.read_bytes())
    place = chance.randrange(len(content))
    match chance.randrange(4):
        case 0:
            del content[place:]
        case 1:
            for _ in range(chance.randrange(1, 40)):
                content[chance.randrange(len(content))] = chance.randrange(256)
        case 2:
            del content[place : place + chance.randrange(1, 2000)]
        case 3:
            content[place:place] = content[place : place + chance.randrange(1, 2000)]
    target.write_bytes(bytes(content or b"%PDF-1.7"))
    return target


def assert_whole(out: Path, made: PacketResult) -> None:
    with pikepdf.open(out) as packet:
        assert len(packet.pages) == made.pages
    follows = made.parts[0].first_page
    for part in made.parts:
        assert part.first_page == follows
        assert part.pages > 0
        assert Shown(part.outcome) is Shown.AS_IT_IS or part.reason or part.notes
        follows += part.pages
    assert follows == made.pages + 1


def packet_of_damaged(shared: Path, folder: Path, seed: int) -> tuple[Path, PacketResult]:
    chance = random.Random(seed)
    sources = [shared / "corpus/pdf" / name for name in index(shared)]
    files = [damaged(source, folder / f"{n}.pdf", chance) for n, source in enumerate(chance.sample(sources, 28))]
    return packet_of(files, folder, build_packet)


def test_a_packet_of_damaged_files(shared: Path, tmp_path: Path) -> None:
    assert_whole(*packet_of_damaged(shared, tmp_path, 1))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 26))
def test_hundreds_of_damaged_files(shared: Path, tmp_path: Path, seed: int) -> None:
    assert_whole(*packet_of_damaged(shared, tmp_path, seed))
