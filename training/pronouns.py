"""Fit ``lexicons/pronoun_weights.csv``: ``python -m training.pronouns GUM_FOLDER ECB_FOLDER``.

A conditional logit over the candidates of each pronoun that has an annotated entity. The first round takes earlier pronouns as
annotated, later ones as the weights of the round before choose them, which is what they will meet (DAgger, Ross et al. 2011).
"""

import argparse
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from newsledger import lexicon, nlp
from newsledger.extract.naming import pronoun_choice
from newsledger.extract.naming import reading as actor_reading
from newsledger.extract.naming.chains import Chain, Mention
from newsledger.extract.naming.doc_words import Words
from newsledger.extract.naming.reading import Reading
from newsledger.ontology import MentionType
from newsledger.project import LEXICONS
from training.coreference import ALONE, Annotated, ecb, gum

ROUNDS: Final = 4
STEPS: Final = 300
RATE: Final = 0.05
# Of the squared weights: some features have a handful of cases.
PENALTY: Final = 1.0
GENRES: Final = ("news", "bio", "interview", "speech", "court", "textbook", "academic")
MODELS: Final = ("person", "thing", "several")
OFTEN, NOBODY = "often", "nobody"
Choices = list[tuple[tuple[str, ...], float]]
# A pronoun: its model, its candidates, and which of them is annotated (None: nobody of them).
Case = tuple[str, Choices, int | None]


class Teacher:
    """Stands in for the choice of a pronoun's actor, and notes the candidates with the one that is annotated."""

    def __init__(self, annotated: Annotated, is_told: bool):
        """Take an annotated text; ``is_told`` answers with what is annotated."""
        self.annotated, self.is_told, self.cases = annotated, is_told, list[Case]()
        self.ends = {span[1]: entity for span, entity in sorted(annotated.mentions.items(), reverse=True)}

    def entity(self, words: Words, mention: Mention) -> str | None:
        """Return the entity of a mention: that of the same words, else of the shortest that ends where it does."""
        end = words.at[mention.end - 1] + len(words.word[mention.end - 1])
        return self.annotated.mentions.get((words.at[mention.start], end)) or self.ends.get(end)

    def of_chain(self, words: Words, chain: Chain) -> str | None:
        """Return the entity that most of an actor's names and nominals are of."""
        named = (self.entity(words, m) for m in chain.mentions if m.kind is not MentionType.PRONOUN)
        found = Counter(entity for entity in named if entity and entity != ALONE).most_common(1)
        return found[0][0] if found else None

    def choose(
        self, words: Words, i: int, chains: Collection[Chain], rivals: Sequence[pronoun_choice.Rival]
    ) -> tuple[Chain, str, float] | None:
        """Note a case, and answer as annotated or as the weights have it."""
        entity = self.annotated.mentions.get((words.at[i], words.at[i] + len(words.word[i])))
        if entity not in (None, ALONE):
            asked = pronoun_choice.ask(words, i)
            found = pronoun_choice.candidates(words, asked, chains, rivals)
            right = next((n for n, c in enumerate(found) if c.chain and self.of_chain(words, c.chain) == entity), None)
            if right is not None or self.annotated.is_full:
                model = pronoun_choice.MODEL[asked.wanted]
                self.cases.append((model, [(c.features, c.often) for c in found], right))
        if not self.is_told:
            return CHOOSE(words, i, chains, rivals)
        told = next((c for c in chains if entity and self.of_chain(words, c) == entity), None)
        return (told, "annotated", 1.0) if told else None


CHOOSE = pronoun_choice.choose


def cases(texts: Sequence[Annotated], docs: Sequence[object], is_told: bool) -> Iterator[Case]:
    """Yield the pronouns of the annotated texts."""
    for annotated, doc in zip(texts, docs, strict=True):
        teacher = Teacher(annotated, is_told)
        actor_reading.choose = teacher.choose
        Reading(Words(doc, annotated.text), None, ()).mentions()
        yield from teacher.cases


def fit(found: Sequence[Case], features: Sequence[str]) -> np.ndarray:
    """Return the weights of the features, with "often" and "nobody", that make the annotated choices most probable (Adam)."""
    index = {name: n for n, name in enumerate(features)}
    sets = [_matrix(choices, right, index) for _, choices, right in found if choices]
    weights, mean, square = np.zeros((3, len(features)))
    for step in range(1, STEPS + 1):
        slope = -PENALTY * weights
        for rows, is_right in sets:
            scores = np.exp(rows @ weights - (rows @ weights).max())
            wanted = np.where(is_right, scores, 0)
            slope += (wanted / wanted.sum() - scores / scores.sum()) @ rows
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights = weights + RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def _matrix(choices: Choices, right: int | None, index: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """Return the candidates as rows, nobody last, and which are right: rivals and nobody where no actor is."""
    rows, is_right = np.zeros((len(choices) + 1, len(index))), np.zeros(len(choices) + 1, bool)
    for n, (names, often) in enumerate(choices):
        rows[n, [index[name] for name in names]] = 1
        rows[n, index[OFTEN]] = often
        is_right[n] = n == right if right is not None else names[0].startswith("rival")
    rows[-1, index[NOBODY]] = 1
    is_right[-1] = right is None
    return rows, is_right


def write(path: Path, features: Sequence[str], weights: dict[str, np.ndarray]) -> None:
    """Write the weights under the header that the file has."""
    header = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    rows = [",".join([name, *(f"{weights[model][n]:.2f}" for model in MODELS)]) for n, name in enumerate(features)]
    path.write_text("\n".join([*header, ",".join(["feature", *MODELS]), *rows]) + "\n", encoding="utf-8")


def main() -> None:
    """Read the corpora once, then fit and write the weights in rounds."""
    parser = argparse.ArgumentParser(prog="python -m training.pronouns", description=__doc__.splitlines()[0])
    parser.add_argument("gum", type=Path, help="folder of GUM's .conllu files")
    parser.add_argument("ecb", type=Path, help="folder of ECB+'s topics")
    options = parser.parse_args()
    texts = [text for path in sorted(options.gum.glob("*.conllu")) for text in gum(path, GENRES)]
    texts += ecb(options.ecb)
    docs = list(nlp.load().pipe(text.text for text in texts))
    for turn in range(ROUNDS):
        found = list(cases(texts, docs, is_told=turn == 0))
        features = [*sorted({name for _, choices, _ in found for names, _ in choices for name in names}), OFTEN, NOBODY]
        weights = {model: fit([case for case in found if case[0] == model], features) for model in MODELS}
        write(LEXICONS / "pronoun_weights.csv", features, weights)
        lexicon._load.cache_clear()
        pronoun_choice.weights.cache_clear()
        print(f"round {turn + 1}: {len(found)} pronouns", flush=True)


if __name__ == "__main__":
    main()
