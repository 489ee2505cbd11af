"""ECB+: events in news about 33 stories, by their trigger words, without types (CC BY 3.0, Cybulska & Vossen 2014).

Only the sentences that its authors checked are used. They mark events and states of every kind: of the words whose form is
mostly a trigger, 89 % are triggers wherever they stand (81 % in GENEVA), so another word is taken to be none.
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from training.corpora import conllu
from training.corpora.detokenize import spaces
from training.corpora.roles import TREE_FILES
from training.corpora.spans import carry
from training.corpora.words import cut
from training.example import Document, Sentence

FOLDER = Path("ecbplus/ECB+")
CHECKED_FILE = Path("ecbplus/ECBplus_coreference_sentences.csv")
# The topics that work on event coreference holds out for development (Barhom et al. 2019, Cattan et al. 2021).
DEV_TOPICS = frozenset({"2", "5", "12", "18", "21", "23", "34", "35"})

_ACTION = re.compile(r"(?:NEG_)?ACTION_")
# Half of the files have every mark apart: "120 , 000", "5 . 9", "U . S .", "example . com", ". . .", "Jr . said".
_REJOINED = (
    (re.compile(r"(?<=\d) ([.,]) (?=\d{3}(?!\d))|(?<=\d) (\.) (?=\d)"), r"\1\2"),
    (re.compile(r"(?<!\S)([^\W\d_]) \.(?!\S)"), r"\1."),
    (re.compile(r"(?<=\b[^\W\d_]\.) (?=[^\W\d_]\.)"), ""),
    (re.compile(r"(?<=\w) \. (?=(?:com|org|net)\b)"), "."),
    (re.compile(r"(?<= \.) (?=\.)|(?<=\.\.) (?=\.)"), ""),
    (re.compile(r"(?<=[^\W\d_]) \.(?= (?:,|[a-z]))"), "."),
)
_QUOTES = {"``": '"', "''": '"'}
_CONTENT = frozenset({"VERB", "NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class _Marked:
    """A sentence as running words, and the words of each of its triggers."""

    number: int
    words: tuple[str, ...]
    triggers: tuple[tuple[int, ...], ...]


def documents(corpora: Path) -> Iterator[Document]:
    """Yield the articles' checked sentences; the split is by story, so dev tells of other events than train.

    A trigger of several words is given by one of them: the content word that is most often a trigger by itself.
    """
    articles = {key: tuple(_marked(corpora, *key, numbers)) for key, numbers in _checked(corpora).items()}
    rates = _rates([sentence for sentences in articles.values() for sentence in sentences], _function_words(corpora))
    for (topic, name), sentences in articles.items():
        article_id = f"ecbplus-{topic}-{name}"
        yield Document(
            document_id=article_id,
            corpus="ecbplus",
            split="dev" if topic in DEV_TOPICS else "train",
            sentences=tuple(_sentence(sentence, rates, article_id) for sentence in sentences),
        )


def rejoin(text: str) -> str:
    """Return words with the marks back on that belong to a number, an abbreviation or an address.

    >>> rejoin("The U . S . Navy paid $2 . 6 million for 120 , 000 acres , T . Lee Jr . said .")
    'The U.S. Navy paid $2.6 million for 120,000 acres , T. Lee Jr. said .'
    """
    for pattern, joined in _REJOINED:
        text = pattern.sub(joined, text)
    return text


def _checked(corpora: Path) -> dict[tuple[str, str], set[int]]:
    """The numbers of the checked sentences by topic and file, of the files that are there."""
    checked: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    with (corpora / CHECKED_FILE).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if _path(corpora, row["Topic"], row["File"]).exists():
                checked[row["Topic"], row["File"]].add(int(row["Sentence Number"]))
    return checked


def _path(corpora: Path, topic: str, name: str) -> Path:
    return corpora / FOLDER / topic / f"{topic}_{name}.xml"


def _marked(corpora: Path, topic: str, name: str, numbers: set[int]) -> Iterator[_Marked]:
    root = ElementTree.parse(_path(corpora, topic, name)).getroot()
    tokens = [token for token in root.iter("token") if int(token.get("sentence", -1)) in numbers]
    actions = [mark for mark in root.iterfind("Markables/*") if _ACTION.match(mark.tag)]
    anchors = [{anchor.get("t_id") for anchor in action.iter("token_anchor")} for action in actions]
    for number in sorted(numbers):
        own = [token for token in tokens if int(token.get("sentence", -1)) == number]
        raw = [(token.text or "").strip() for token in own]
        words = cut(rejoin(" ".join(raw)))
        marked = ([index for index, token in enumerate(own) if token.get("t_id") in anchor] for anchor in anchors)
        yield _Marked(number, words, tuple(_carried(indices, raw, words) for indices in marked if indices))


def _carried(indices: Sequence[int], raw: Sequence[str], words: Sequence[str]) -> tuple[int, ...]:
    spans = carry([(index, index + 1, "") for index in indices], raw, words)
    return tuple(sorted({word for start, end, _ in spans for word in range(start, end)}))


def _function_words(corpora: Path) -> set[str]:
    """The forms that EWT has mostly as particles, prepositions and the like: not as verbs, nouns or adjectives."""
    uses: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for parsed in conllu.read(corpora / TREE_FILES[0]):
        for word, upos in zip(parsed.sentence.words, parsed.sentence.upos or (), strict=True):
            uses[word.lower()][upos in _CONTENT] += 1
    return {form for form, counts in uses.items() if counts[False] > counts[True]}


def _rates(sentences: Sequence[_Marked], function_words: set[str]) -> dict[str, tuple[bool, float]]:
    """Of each form: is it a content word, and how often is it a trigger by itself, of all the times that it stands."""
    forms = Counter(word.lower() for sentence in sentences for word in sentence.words)
    alone = Counter(
        sentence.words[trigger[0]].lower()
        for sentence in sentences
        for trigger in sentence.triggers
        if len(trigger) == 1
    )
    return {form: (form.isalpha() and form not in function_words, alone[form] / count) for form, count in forms.items()}


def _sentence(marked: _Marked, rates: Mapping[str, tuple[bool, float]], article_id: str) -> Sentence:
    heads = {_head(trigger, marked.words, rates) for trigger in marked.triggers if trigger}
    return Sentence(
        words=tuple(_QUOTES.get(word, word) for word in marked.words),
        spaces=spaces(marked.words),
        triggers=tuple((word, None) for word in sorted(heads)),
        sentence_id=f"{article_id}-{marked.number:02}",
    )


def _head(trigger: Sequence[int], words: Sequence[str], rates: Mapping[str, tuple[bool, float]]) -> int:
    """The content word that is most often a trigger alone; the last of equals, as in "natural causes"."""
    return max(trigger, key=lambda word: (rates[words[word].lower()], word))
