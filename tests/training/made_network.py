"""A small run of training to test with: a vocabulary, a few annotated sentences, and a network as it is before training."""

from dataclasses import asdict, replace

import torch

from newsledger.nlp.wordpiece import WordPiece
from training.batches import Window
from training.example import Entity, Predicate, Sentence
from training.network import Network, Sizes
from training.targets import Labels, Target, Targets, collect

# Longer and shorter sentences, so that windows of a batch differ in length.
FARM = Sentence(
    words=("Rain", "flooded", "the", "farms", "of", "Millport", "."),
    spaces=(True, True, True, True, True, False, True),
    upos=("NOUN", "VERB", "DET", "NOUN", "ADP", "PROPN", "PUNCT"),
    xpos=("NN", "VBD", "DT", "NNS", "IN", "NNP", "."),
    feats=("Number=Sing", "Tense=Past", "_", "Number=Plur", "_", "Number=Sing", "_"),
    heads=(1, 1, 3, 1, 5, 3, 1),
    deprels=("nsubj", "root", "det", "obj", "case", "nmod", "punct"),
    entities=(Entity(start=5, end=6, labels=("GPE",)),),
    annotated=("PERSON", "ORG", "GPE"),
    predicates=(Predicate(word=1, sense="flood.01", pos="VERB", roles=((0, "ARG0"), (3, "ARG1"))),),
    predicate_pos=("VERB", "NOUN", "ADJ"),
    triggers=((1, "Flood"),),
    factuality=((1, 2.5, 1.0),),
)
TOWN = Sentence(
    words=("Ann", "left", "."),
    spaces=(True, False, True),
    upos=("PROPN", "VERB", "PUNCT"),
    xpos=("NNP", "VBD", "."),
    feats=("Number=Sing", "Tense=Past", "_"),
    heads=(1, 1, 1),
    deprels=("nsubj", "root", "punct"),
    entities=(Entity(start=0, end=1, labels=("PERSON",)),),
    annotated=("PERSON", "ORG", "GPE"),
    predicates=(Predicate(word=1, sense="leave.01", pos="VERB", roles=((0, "ARG0"),)),),
    predicate_pos=("VERB", "NOUN", "ADJ"),
    triggers=(),
    factuality=((1, 3.0, 1.0),),
)
PLAIN = Sentence(words=("The", "floods", "left", "Millport", "."), spaces=(True,) * 5)
FORMS = ("rain", "flood", "##ed", "##s", "the", "farms", "of", "mill", "##port", ".", "ann", "left")
VOCABULARY = WordPiece(["[UNK]", "[CLS]", "[SEP]", "[MASK]", *FORMS])


def labels() -> Labels:
    """Return the classes of the sentences, as often as is asked for."""
    return replace(collect([FARM, TOWN] * 8), deprel=("root", "nsubj", "det", "obj", "case", "nmod", "punct"))


def targets(*sentences: Sentence) -> Window:
    """Return the targets of sentences, as one window."""
    maker = Targets(labels(), VOCABULARY)
    return tuple(target for sentence in sentences if isinstance(target := maker.of(sentence), Target))


def network() -> Network:
    """Return a network with weights by chance, none of them 0, that drops nothing."""
    torch.manual_seed(3)
    made = Network(Sizes(**{name: len(values) for name, values in asdict(labels()).items()}), dropout=0.0)
    with torch.no_grad():
        for name, parameter in made.named_parameters():
            if parameter.abs().sum() == 0 or "tables" in name:
                parameter.normal_(0, 0.05)
    return made.eval()
