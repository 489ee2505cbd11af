"""Readers of corpora that say who is who: GUM's CoNLL-U and ECB+'s XML, as text and mentions with an entity each."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

# A mention that ECB+ ties to no other may still be someone's: what its entity is, is not known.
ALONE = "alone"
# Columns of a word in CoNLL-U.
CELLS = 10
# Written without a space before them.
CLOSED = frozenset([".", ",", ")", "!", "?", ":", ";"])


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with the entity of each mention, by its characters (half-open); ``is_full`` where every mention has its entity."""

    text: str
    mentions: dict[tuple[int, int], str]
    is_full: bool


def gum(path: Path, genres: Collection[str]) -> Iterator[Annotated]:
    """Yield the documents of a file of GUM that are of some genres ("news"), which their names say."""
    for part in path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
        if part.split("_")[1] in genres:
            yield _gum_document(part.splitlines())


def _gum_document(lines: list[str]) -> Annotated:
    text, mentions, waiting = "", dict[tuple[int, int], str](), defaultdict[str, list[int]](list)
    within = 0
    for line in lines:
        if line.startswith("# newpar") and text:
            text = text.rstrip() + "\n"
        cells = line.split("\t")
        if len(cells) != CELLS or "." in cells[0]:
            continue
        space = "" if "SpaceAfter=No" in cells[9] else " "
        if "-" in cells[0]:
            first, last = map(int, cells[0].split("-"))
            start, within, text = len(text), last - first + 1, text + cells[1] + space
            continue
        if within:
            end, within = start + len(cells[1]), within - 1
        else:
            start, end, text = len(text), len(text) + len(cells[1]), text + cells[1] + space
        _add_entities(cells[9], start, end, mentions, waiting)
        start = end
    return Annotated(text, mentions, True)


def _add_entities(
    misc: str, start: int, end: int, mentions: dict[tuple[int, int], str], waiting: defaultdict[str, list[int]]
) -> None:
    """Open and close the mentions of a word: "(3-person-new" opens one of entity 3, "3)" closes it."""
    found = re.search(r"Entity=([^|]*)", misc)
    for piece in re.findall(r"\([^()]*\)?|[^()]*\)", found[1]) if found else ():
        entity = piece.strip("()").split("-")[0]
        if piece.startswith("("):
            waiting[entity].append(start)
        if piece.endswith(")") and waiting[entity]:
            mentions[waiting[entity].pop(), end] = entity


def ecb(folder: Path) -> Iterator[Annotated]:
    """Yield the documents of ECB+; who is who is known of some of their mentions."""
    for path in sorted(folder.glob("*/*.xml")):
        yield _ecb_document(ElementTree.parse(path).getroot())


def _ecb_document(root: ElementTree.Element) -> Annotated:
    text, at, sentence = "", dict[str | None, tuple[int, int]](), None
    for token in root.findall("token"):
        word = (token.text or "").replace("``", '"').replace("''", '"')
        if sentence not in (None, token.get("sentence")):
            text = text.rstrip() + "\n"
        sentence = token.get("sentence")
        text = text.rstrip(" ") if word in CLOSED or word.startswith("'") else text
        at[token.get("t_id")] = (len(text), len(text) + len(word))
        text += word if word == "(" else word + " "
    spans = {}
    for mark in root.find("Markables") or ():
        anchors = [anchor.get("t_id") for anchor in mark.findall("token_anchor")]
        if anchors and "HUMAN" in mark.tag:
            spans[mark.get("m_id")] = (at[anchors[0]][0], at[anchors[-1]][1])
    entities = {
        source.get("m_id"): relation.findall("target")[0].get("m_id") or ALONE
        for relation in root.find("Relations") or ()
        for source in relation.findall("source")
    }
    return Annotated(text, {span: entities.get(mark, ALONE) for mark, span in spans.items()}, False)
