"""English forms, by rule and by lexicon."""

import pytest

from newsledger import lexicon
from newsledger.inflect import irregular_pasts, noun_forms, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("attack", "attack attacks attacking attacked"),
        ("seize", "seize seizes seizing seized"),
        ("agree", "agree agrees agreeing agreed"),
        ("deny", "deny denies denying denied"),
        ("deploy", "deploy deploys deploying deployed"),
        ("ban", "ban bans banning banned"),
        ("visit", "visit visits visiting visited"),
        ("bomb", "bomb bombs bombing bombed"),
        ("expel", "expel expels expelling expelled"),
        ("tie", "tie ties tying tied"),
        ("veto", "veto vetoes vetoing vetoed"),
        ("march", "march marches marching marched"),
        ("shoot", "shoot shoots shooting shot"),
        ("withdraw", "withdraw withdraws withdrawing withdrew withdrawn"),
        ("hit", "hit hits hitting"),
    ],
)
def test_a_verb_has_its_forms(lemma: str, forms: str) -> None:
    assert sorted(verb_forms(lemma)) == sorted(forms.split())


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("strike", "strike strikes"),
        ("embassy", "embassy embassies"),
        ("gunman", "gunman gunmen"),
        ("crash", "crash crashes"),
        ("embargo", "embargo embargoes embargos"),
        ("aircraft", "aircraft"),
    ],
)
def test_a_noun_has_its_plural(lemma: str, forms: str) -> None:
    assert sorted(noun_forms(lemma)) == sorted(forms.split())


def test_a_past_that_no_lemma_shares_is_always_a_verb() -> None:
    assert {"struck", "fought", "withdrew"} <= irregular_pasts()
    assert not {"hit", "put", "striking"} & irregular_pasts()


def test_no_row_of_the_lexicon_says_what_the_rules_say() -> None:
    keys = [(row["lemma"], row["pos"]) for row in lexicon.load("irregular_forms")]
    assert len(keys) == len(set(keys))
