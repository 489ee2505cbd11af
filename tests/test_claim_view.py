"""``newsledger show``: a claim with its words in context, who says it, about which event, and what it is tied to."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from newsledger import claim_view
from newsledger.errors import UsageError
from newsledger.ids import make_id
from newsledger.inspection import show_row
from newsledger.ontology import ChangeRole, ClaimKind, DateBasis, EventBasis, Measure, SourceType, Stance
from newsledger.store.publish import publish
from tests.quality.made import World, change, claim, new_run, stage, world

CRATES, SMUGGLERS, MONEY = range(3)
ARTICLE = make_id("art", 0)
CLAIM = make_id("clm", ARTICLE, "3 smugglers")
EVENT = make_id("evm", ARTICLE)

Shown = Callable[[str], str]


def told(rows: World) -> None:
    """Let the three claims of the made-up article stand in every relation that claims of one article may have."""
    change(
        rows, "claims", SMUGGLERS, concept="smuggler", concept_text="smugglers", entity_text="the Vella gang",
        event_basis=EventBasis.ROLE, confidence=0.9, source_text="Captain Vella", source_type=SourceType.OFFICIAL,
        source_mention_id=make_id("acm", ARTICLE), cue="said", stance=Stance.ESTIMATES, factuality="actual",
        as_of_on=date(2024, 5, 6), as_of_basis=DateBasis.RELATIVE, change_role=ChangeRole.TO, change_id="chg_1", is_part=True,
        total_claim_id=make_id("clm", ARTICLE, "12 crates"), rule="number; counted: smugglers",
    )  # fmt: skip
    change(rows, "claims", MONEY, change_role=ChangeRole.FROM, change_id="chg_1")
    said = {"claim_id": "clm_said", "source_text": "Police", "source_type": SourceType.POLICE, "cue": "said"}
    rows["claims"].append(claim(ARTICLE, "3 smugglers", 3, 3, kind=ClaimKind.COUNT, measure=Measure.ARRESTED, **said))


@pytest.fixture
def shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shown:
    """Return what ``newsledger show`` prints of a row of a made-up ledger."""
    run = new_run(tmp_path)
    rows = world(run, 1)
    told(rows)
    publish(stage(run, rows))

    def show(row_id: str) -> str:
        show_row(tmp_path / "ledger", row_id)
        return capsys.readouterr().out

    return show


def test_a_claim_opens_with_its_line(shown: Shown) -> None:
    assert shown(CLAIM).splitlines()[0] == (
        "smugglers (the Vella gang) to 3 arrested, part of a total, said Captain Vella, estimates, actual, as of 6 May 2024"
    )


def test_its_words_speaker_and_event_are_marked_in_the_sentences_around_it(shown: Shown) -> None:
    output = shown(CLAIM)
    assert "Police [trigger: arrested] [number: 3 smugglers] in Malta, [cue: said] [source: Captain Vella]." in output
    assert "counted 12 crates on Monday." in output and "goods were missing." in output


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("how much", "3"),
        ("of what", "smugglers"),
        ("whose", "the Vella gang"),
        ("measured", "arrested"),
        ("stands as", "estimates, actual"),
        ("as of", "6 May 2024 (relative)"),
        ("says", "Captain Vella (official, cue 'said')"),
        ("event", f"{EVENT}  ? -> 3 smugglers: COERCE, actual, 6 May 2024 (by role, 0.90)"),
        ("its total", f"{make_id('clm', ARTICLE, '12 crates')}  12"),
        ("same change", f"{make_id('clm', ARTICLE, 'More than €40 million')}  from more than EUR 40 million"),
        ("also said", "clm_said  3 arrested, said Police"),
        ("why", "number; counted: smugglers"),
    ],
)
def test_what_the_columns_and_ties_say_stands_in_words(shown: Shown, label: str, words: str) -> None:
    assert f"{label:>22}  {words}" in shown(CLAIM).splitlines()


def test_a_total_names_its_parts_and_a_number_of_no_event_says_so(shown: Shown) -> None:
    output = shown(make_id("clm", ARTICLE, "12 crates"))
    assert f"              its part  {CLAIM}  smugglers (the Vella gang) to 3" in output
    assert "                 event  none that the words tie it to" in output


def test_every_column_stands_below(shown: Shown) -> None:
    for words in ("claim_id  " + CLAIM, "event_basis  role", "confidence  0.9", "change_id  chg_1", "kind  count"):
        assert words in shown(CLAIM)


@pytest.mark.parametrize(("row_id", "listed"), [(EVENT, 1), (ARTICLE, 4)])
def test_an_event_and_an_article_list_their_claims(shown: Shown, row_id: str, listed: int) -> None:
    _, _, below = shown(row_id).rpartition("\nclaims\n")
    assert sum(line.startswith("  clm_") for line in below.splitlines()) == listed
    assert f"  {CLAIM}  smugglers (the Vella gang) to 3 arrested" in below


def test_of_many_claims_the_first_are_listed_and_the_rest_counted(
    shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claim_view, "LISTED", 3)
    assert f"and 1 more: SELECT * FROM claims WHERE article_id = '{ARTICLE}'" in shown(ARTICLE)


def test_an_unknown_claim_is_wrong_usage(shown: Shown) -> None:
    with pytest.raises(UsageError, match="columns that end in _id"):
        shown("clm_none")
