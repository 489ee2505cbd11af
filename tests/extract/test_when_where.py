"""When and where an event is: by syntax, then by where it was told before; null where the text does not tell."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger import nlp
from newsledger.extract.articles import records
from newsledger.ontology import TimestampPrecision
from newsledger.records import Article, EventMention
from tests.articles import article as made

# A Wednesday.
PUBLISHED = datetime.fromisoformat("2021-06-16")
MONDAY, TUESDAY, SUNDAY = date(2021, 6, 14), date(2021, 6, 15), date(2021, 6, 13)


def article(text: str) -> Article:
    return made(text, published_at=PUBLISHED, published_at_precision=TimestampPrecision.DAY)


def mention(text: str, word: str) -> EventMention:
    """Return the last mention of an event by a word of the text."""
    rows = records(nlp.load()(text), article(text))["event_mentions"]
    return [row for row in rows if isinstance(row, EventMention) and word in row.trigger_text][-1]


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        # Its own date, or that of what happens with it.
        ("Rebels shelled the port on Monday.", "shelled", MONDAY),
        ("The attack on Monday killed three soldiers.", "killed", MONDAY),
        ("Five men were killed in an attack on Monday.", "killed", MONDAY),
        ("Five men were killed in an attack on Monday.", "attack", MONDAY),
        ("Gunmen stormed a hotel on Sunday, killing ten people.", "killing", SUNDAY),
        ("He was killed when a bomb exploded on Sunday.", "killed", SUNDAY),
        ("Police arrested two men who sold arms, in Karsa district, Tuesday.", "arrested", TUESDAY),
        # Not that of what is said, judged or told apart.
        ("The premier condemned Monday's attack.", "condemned", None),
        ("Police said on Tuesday that gunmen had killed two officers.", "killed", None),
        ("The premier on Tuesday condemned the attack on the convoy.", "attack", None),
        ("The army has shelled the town since 2019.", "shelled", None),
        ("Troops withdrew from the town under the 2015 deal.", "withdrew", None),
        # Not a day after the article's, where it is said to have happened.
        ("Rebels shelled the port on 21 November 2031.", "shelled", None),
        ("Troops will withdraw from the town on 21 November 2031.", "withdraw", date(2031, 11, 21)),
        # Told before, and gone on with.
        ("A bomb attack on Monday hurt two men. The attack killed nobody.", "attack", MONDAY),
        ("Troops searched homes on Sunday. The troops also arrested two men.", "arrested", SUNDAY),
        ("An attack on Monday hurt two men. An attack on Sunday hurt three. The attack was condemned.", "attack", None),
        # Another one, many, and one of long ago are none told before.
        ("A bomb attack on Monday hurt two men. The latest attack killed nobody.", "attack", None),
        ("A bomb attack on Monday hurt two men. The attacks killed nobody.", "attacks", None),
        ("A bomb attack in 2015 hurt two men. The attack killed nobody.", "attack", None),
        ("Police arrested two men.", "arrested", None),
    ],
)
def test_an_event_is_dated_by_the_words_at_its_time(text: str, word: str, day: date | None) -> None:
    assert mention(text, word).start_on == day


@pytest.mark.parametrize(
    ("text", "word", "place", "country"),
    [
        ("Gunmen killed five people at a market in Kandahar.", "killed", "city", "AFG"),
        ("Forces arrested two men in Zarko district, Helmand province.", "arrested", "admin1", "AFG"),
        ("Rebels attacked the Ain al-Asad base in Iraq.", "attacked", "site", "IRQ"),
        ("Troops shelled Aleppo.", "shelled", "city", "SYR"),
        ("The army will deploy tanks to Kuwait.", "deploy", "country", "KWT"),
        ("Troops withdrew from Mosul.", "withdrew", "city", "IRQ"),
        ("Two soldiers were killed on Iraqi soil.", "killed", "country", "IRQ"),
        ("Jets carried out airstrikes on a US base in Iraq.", "airstrikes", "country", "IRQ"),
        # Who acts, owns or speaks is no place of it.
        ("Iran attacked a convoy.", "attacked", None, None),
        ("The US killing of a general angered many.", "killing", None, None),
        ("Officials in Paris condemned the attack.", "attack", None, None),
        ("The premier condemned the attack in Paris.", "condemned", None, None),
        ("An Iraqi official was arrested.", "arrested", None, None),
        # Told before; the dateline, where the news is on no other country.
        ("An attack in Mosul hurt two men. The attack was the second this year.", "attack", "city", "IRQ"),
        ("LAHORE (Agency) - Police arrested two men.", "arrested", "city", "PAK"),
        ("LAHORE (Agency) - Indian police arrested two men.", "arrested", None, None),
    ],
)
def test_an_event_is_placed_by_syntax_and_never_by_the_nearest_name(
    text: str, word: str, place: str | None, country: str | None
) -> None:
    found = mention(text, word)
    kinds = {"geonames": "city", "admin1": "admin1", "country": "country", "place": "site"}
    kind = kinds[found.place_id.partition(":")[0]] if found.place_id else None
    assert (kind, found.country) == (place, country)


def test_the_rule_says_which_words_date_and_place_an_event() -> None:
    rule = mention("Rebels shelled a camp in Mosul on Monday.", "shelled").rule
    assert "dated by 'Monday' of 'shelled'" in rule
    assert "placed by 'in Mosul' of" in rule


WORDS = [
    "Rebels",
    "attacked",
    "Mosul",
    "in",
    "on",
    "Monday",
    "the",
    "attack",
    "2015",
    ",",
    ".",
    "\n",
    "“",
    "Iraq",
    "🚀",
]


@given(st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))
def test_any_words_are_read(text: str) -> None:
    for row in records(nlp.load()(text), article(text))["event_mentions"]:
        assert isinstance(row, EventMention)
        assert row.date_basis is None or row.start_on is not None
