"""English inflection: the forms of a verb or noun, by rule and by ``lexicons/irregular_forms.csv``.

Forms are generated once, when a lexicon is loaded, so that matching is a look-up of words and needs no lemmatizer.
"""

from functools import cache

from newsledger import lexicon

VOWELS = "aeiou"
SIBILANTS = ("s", "x", "z", "ch", "sh")


@cache
def _irregular() -> dict[tuple[str, str], tuple[str, ...]]:
    rows = lexicon.load("irregular_forms")
    return {(row["lemma"], row["pos"]): tuple(row["forms"].split()) for row in rows}


def _with_s(word: str) -> str:
    """Return the plural of a noun or the third person of a verb."""
    if word.endswith(SIBILANTS) or (word.endswith("o") and word[-2:-1] not in VOWELS):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _doubles(word: str) -> bool:
    """Whether the last consonant doubles: one short stressed vowel before it ("plan"); longer words are in the lexicon."""
    short = len(word) >= 3 and word[-1] not in VOWELS + "wxy" and word[-2] in VOWELS and word[-3] not in VOWELS
    return short and sum(letter in VOWELS for letter in word) == 1


def _past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ied"
    return word + (word[-1] if _doubles(word) else "") + "ed"


def _gerund(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    return word + (word[-1] if _doubles(word) else "") + "ing"


@cache
def verb_forms(lemma: str) -> tuple[str, ...]:
    """Return the lemma, third person, gerund and past forms of a verb, lower case, without repeats.

    An irregular verb's row lists its past forms, and its gerund where the rules would miss it.

    >>> verb_forms("seize")
    ('seize', 'seizes', 'seizing', 'seized')
    >>> verb_forms("shoot")
    ('shoot', 'shoots', 'shooting', 'shot')
    """
    listed = _irregular().get((lemma, "verb"), ())
    gerund = tuple(form for form in listed if form.endswith("ing")) or (_gerund(lemma),)
    return tuple(dict.fromkeys((lemma, _with_s(lemma), *gerund, *past_forms(lemma))))


@cache
def past_forms(lemma: str) -> tuple[str, ...]:
    """Return the past and the participle of a verb.

    >>> past_forms("break")
    ('broke', 'broken')
    """
    listed = _irregular().get((lemma, "verb"), ())
    return tuple(form for form in listed if not form.endswith("ing")) or (_past(lemma),)


@cache
def noun_forms(lemma: str) -> tuple[str, ...]:
    """Return the singular and plural of a noun.

    >>> noun_forms("embassy")
    ('embassy', 'embassies')
    """
    return tuple(dict.fromkeys((lemma, *(_irregular().get((lemma, "noun")) or (_with_s(lemma),)))))


@cache
def irregular_pasts() -> frozenset[str]:
    """Return past forms that no rule gives and that no lemma shares: "struck" is a verb wherever it stands."""
    lemmas = {lemma for lemma, _ in _irregular()}
    forms = {form for (_, pos), listed in _irregular().items() if pos == "verb" for form in listed}
    return frozenset(form for form in forms - lemmas if not form.endswith("ing"))
