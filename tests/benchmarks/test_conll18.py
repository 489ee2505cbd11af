"""Scores of CoNLL 2018: the words of a system are those of the gold that stand at the same characters."""

from dataclasses import replace

import pytest
import spacy
from spacy.tokens import Doc

from benchmarks.conll18 import METRICS, Analysis, Word, said, score, squeezed

Rows = list[tuple[str, str, str, str, str, int | None, str]]
MAYOR: Rows = [
    ("The", "the", "DET", "DT", "Definite=Def|PronType=Art", 1, "det"),
    ("mayor", "mayor", "NOUN", "NN", "Number=Sing", 3, "nsubj"),
    ("didn", "do", "AUX", "VBD", "Tense=Past|Typo=Yes", 3, "aux"),
    ("resign", "resign", "VERB", "VB", "VerbForm=Inf", None, "root"),
    (".", ".", "PUNCT", ".", "", 3, "punct"),
]


def analysis(rows: Rows, ends: tuple[int, ...] = ()) -> Analysis:
    """Return rows as a document; ``ends`` are the sentences' last words, the last row's when not given."""
    words, at = [], 0
    for row in rows:
        words.append(Word(*row, at, at + len(row[0])))
        at += len(row[0])
    lasts = ends or (len(rows) - 1,)
    starts = [0, *(words[last].end for last in lasts[:-1])]
    sentences = tuple((start, words[last].end) for start, last in zip(starts, lasts, strict=True))
    return Analysis("".join(row[0] for row in rows), tuple(words), sentences)


def changed(index: int, **columns: object) -> Analysis:
    """Return the mayor's sentence with other columns of one word."""
    gold = analysis(MAYOR)
    words = list(gold.words)
    words[index] = replace(words[index], **columns)  # type: ignore[arg-type]  # columns of any type
    return replace(gold, words=tuple(words))


def f1(gold: Analysis, system: Analysis) -> dict[str, float]:
    """Return F1 by metric, in percent."""
    return {metric: round(100 * counts.f1, 1) for metric, counts in score(gold, system).items()}


def test_the_gold_itself_scores_100_on_every_metric() -> None:
    assert f1(analysis(MAYOR), analysis(MAYOR)) == dict.fromkeys(METRICS, 100.0)


@pytest.mark.parametrize(
    ("index", "columns", "lowered"),
    [
        (1, {"head": 2}, {"uas", "las"}),
        (1, {"deprel": "obj"}, {"las"}),
        (1, {"deprel": "nsubj:pass"}, set()),  # relations count by their universal part
        (3, {"head": 1}, {"uas", "las"}),  # a root that is none
        (2, {"feats": "Tense=Past"}, set()),  # Typo is no universal feature
        (2, {"feats": "Typo=Yes|Tense=Pres"}, {"feats"}),
        (0, {"feats": "PronType=Art|Definite=Def"}, set()),  # features have no order
        (2, {"lemma": "didn"}, {"lemma"}),
        (2, {"upos": "VERB"}, {"upos"}),
        (2, {"xpos": "VB"}, {"xpos"}),
    ],
)
def test_what_one_word_has_wrong_lowers_its_own_metrics_by_a_word(
    index: int, columns: dict[str, object], lowered: set[str]
) -> None:
    figures = f1(analysis(MAYOR), changed(index, **columns))
    assert figures == {metric: 80.0 if metric in lowered else 100.0 for metric in METRICS}


def test_any_lemma_is_right_where_the_gold_has_none() -> None:
    assert f1(changed(2, lemma="_"), analysis(MAYOR))["lemma"] == 100.0


def test_a_word_that_is_cut_otherwise_is_missed_and_so_are_the_heads_that_it_was() -> None:
    """Ours has "did" "n" for "didn": 4 of its 6 words and of the gold's 5 are the same, F1 = 8/11."""
    ours = [
        *MAYOR[:2],
        ("did", "do", "AUX", "VBD", "", 4, "aux"),
        ("n", "not", "PART", "RB", "", 2, "advmod"),
        *MAYOR[3:],
    ]
    rows: Rows = [(*row[:5], 4 if row[5] == 3 else row[5], row[6]) for row in ours]
    figures = f1(analysis(MAYOR), analysis(rows))
    assert figures["words"] == figures["uas"] == figures["las"] == 72.7
    assert figures["sentences"] == 100.0


def test_a_head_among_words_that_the_gold_does_not_have_is_wrong() -> None:
    ours: Rows = [*MAYOR[:2], ("did", "", "", "", "", 4, "aux"), ("n", "", "", "", "", 4, "aux"), *MAYOR[3:]]
    rows: Rows = [(*row[:5], {0: 1, 1: 2}.get(index, 4), row[6]) for index, row in enumerate(ours)]
    rows[4] = (*rows[4][:5], None, "root")
    assert f1(analysis(MAYOR), analysis(rows))["uas"] == round(100 * 2 * 3 / 11, 1)


def test_a_sentence_is_right_when_both_its_ends_are() -> None:
    assert score(analysis(MAYOR, (1, 4)), analysis(MAYOR))["sentences"].f1 == 0
    counts = score(analysis(MAYOR, (1, 3, 4)), analysis(MAYOR, (1, 4)))["sentences"]
    assert (counts.correct, counts.system, counts.gold) == (1, 2, 3)


def test_texts_that_differ_cannot_be_scored_and_it_says_where() -> None:
    with pytest.raises(ValueError, match="differ at 'signed"):
        score(analysis([("resigned", "", "", "", "", None, "")]), analysis([("retired", "", "", "", "", None, "")]))


def test_what_spacy_says_is_read_without_its_white_space_tokens() -> None:
    words = ["Rain", "\n\n", "stopped", "play"]
    heads, deps = [2, 0, 2, 2], ["nsubj", "dep", "ROOT", "obj"]
    vocab = spacy.blank("en").vocab
    doc = Doc(vocab, words=words, spaces=[False, False, True, False], heads=heads, deps=deps)
    system = said(doc)
    assert system.characters == squeezed(doc.text) == "Rainstoppedplay"
    assert [(w.form, w.head, w.deprel, w.start, w.end) for w in system.words] == [
        ("Rain", 1, "nsubj", 0, 4),
        ("stopped", None, "root", 4, 11),
        ("play", 1, "obj", 11, 15),
    ]
    assert system.sentences == ((0, 15),)
