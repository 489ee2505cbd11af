"""Who was told of already: an article says again and again that a man was killed, and it is one man."""

from collections.abc import Sequence

from newsledger.extract.figures import Figure
from newsledger.extract.implying.persons import Person, Way
from newsledger.extract.implying.words import implied_words
from newsledger.nlp.rule_words import lemma
from newsledger.ontology import Measure


class Told:
    """The people of an article that a measure has counted, by who they are and by the nouns that they were called."""

    def __init__(self, figures: Sequence[Figure]):
        """Begin with the nouns of printed ones: after "one man" "the man" is the same."""
        self._ones = {lemma(figure.number.head) for figure in figures if figure.quantity.value == 1}
        self._known: set[tuple[Measure | None, str]] = set()
        self._measures: set[Measure | None] = set()

    def is_new(self, one: Person, measure: Measure | None) -> bool:
        """Whether a person was not counted for a measure yet; from now on the person is."""
        names = [name for name in (one.key, self._noun(one)) if name]
        is_known = any((measure, name) in self._known for name in names)
        if one.way is Way.DEFINITE and one.key is None:
            is_known = is_known or self._noun(one) in self._ones or self._is_vague(one, measure)
        self._known.update((measure, name) for name in names)
        self._measures.add(measure)
        return one.way is Way.ONE or not is_known

    @staticmethod
    def _noun(one: Person) -> str:
        return "" if one.way is Way.NAME or one.noun.pos_ == "PRON" else lemma(one.noun)

    def _is_vague(self, one: Person, measure: Measure | None) -> bool:
        if one.noun.pos_ == "PRON":
            return measure in self._measures or bool(self._ones)
        return measure in self._measures and self._noun(one) in implied_words("vague")
