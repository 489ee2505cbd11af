"""newsledger.read: one article in, its records out."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path

import pytest

import newsledger
from newsledger.errors import SourceError, UsageError
from newsledger.ontology import Factuality, RoleName
from newsledger.records import EventRole

STORY = "Rebels shelled the port of Basra on Monday, killing at least nine people.\n\nThe premier condemned the attack."


def test_a_text_gives_sentences_dates_places_events_and_claims() -> None:
    reading = newsledger.read(STORY, published="2024-05-08", title="Port shelled")
    assert [sentence.text for sentence in reading.sentences] == STORY.split("\n\n")
    assert [(d.text, d.start_on) for d in reading.dates] == [("Monday", date(2024, 5, 6))]
    assert [(p.text, p.country) for p in reading.places] == [("Basra", "IRQ")]
    assert [e.trigger_text for e in reading.events] == ["shelled", "killing", "condemned", "attack"]
    assert [(c.text, c.low, c.high) for c in reading.claims] == [("at least nine", 9, None)]
    assert reading.article.title == "Port shelled"


@pytest.mark.parametrize("published", ["2024-05-08", date(2024, 5, 8), datetime(2024, 5, 8, 14, 30, tzinfo=UTC)])
def test_the_date_may_be_a_day_a_moment_or_text(published: date | str) -> None:
    reading = newsledger.read(STORY, published=published)
    assert reading.article.published_at is not None
    assert reading.article.published_at.date() == date(2024, 5, 8)


def test_without_a_date_a_weekday_is_not_guessed() -> None:
    assert [d.start_on for d in newsledger.read(STORY).dates] == [None]


def test_a_file_is_read_by_its_format(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(f"<html><head><title>Port</title></head><body><article><p>{STORY}</p></article></body></html>")
    plain = tmp_path / "a.txt"
    plain.write_text(STORY)
    for source in (page, str(plain)):
        reading = newsledger.read(source, published="2024-05-08")
        assert [e.trigger_text for e in reading.events] == ["shelled", "killing", "condemned", "attack"]
        assert reading.article.source_uri.endswith(Path(source).name)


def test_a_page_given_as_text_is_read_as_a_page() -> None:
    reading = newsledger.read(f"<!DOCTYPE html><html><body><article><p>{STORY}</p></article></body></html>")
    assert "<" not in reading.article.text


EXTRACTED = ("date_mentions", "place_mentions", "actor_mentions", "event_mentions", "event_roles", "claims")


def test_rows_come_as_plain_dictionaries_by_table() -> None:
    tables = newsledger.read(STORY, published="2024-05-08").to_dicts()
    assert list(tables) == ["articles", "sentences", *EXTRACTED]
    assert tables["event_mentions"][0]["event_type"] == "ASSAULT"
    assert not any(isinstance(value, Enum) for rows in tables.values() for row in rows for value in row.values())


def test_a_reading_shows_what_it_holds() -> None:
    reading = newsledger.read(STORY, published="2024-05-08", title="Port shelled")
    assert repr(reading).startswith("Reading('Port shelled': 2 sentences, 1 dates, 1 places, ")
    assert any("ASSAULT heavy-weapons" in line and "('shelled')" in line for line in str(reading).splitlines())
    assert any(
        line.startswith("  at least 9 people") and "('at least nine')" in line for line in str(reading).splitlines()
    )


def test_who_did_what_to_whom_has_a_line_for_each_event() -> None:
    reading = newsledger.read("Rebels of the Northern Front shelled Basra on Monday.", published="2024-05-08")
    parts = {"actors": ["Vordia"], "recipients": ["Aven"]}
    names = {name: replace(reading.actors[0], actor_mention_id=name, name=names[0]) for name, names in parts.items()}
    roles = [
        EventRole(
            event_mention_id=reading.events[0].event_mention_id,
            article_id=reading.article.article_id,
            role=part,
            actor_mention_id=name,
            text="they",
            start_char=number,
            end_char=number + 4,
        )
        for number, (name, part) in enumerate({"actors": RoleName.ACTOR, "recipients": RoleName.RECIPIENT}.items())
    ]
    event = replace(reading.events[0], factuality=Factuality.DENIED, start_on=date(2024, 5, 6), end_on=date(2024, 5, 6))
    told = replace(reading, actors=tuple(names.values()), roles=tuple(roles), events=(event,))
    assert told.who_did_what() == ["Vordia -> Aven: ASSAULT heavy-weapons, denied, 6 May 2024"]
    assert str(told).splitlines()[1] == "  Vordia -> Aven: ASSAULT heavy-weapons, denied, 6 May 2024 ('shelled')"


def test_claims_are_those_of_the_reading() -> None:
    found = newsledger.claims(STORY, published="2024-05-08")
    assert found == newsledger.read(STORY, published="2024-05-08").claims
    assert [(claim.text, claim.low, claim.high) for claim in found] == [("at least nine", 9, None)]
    assert found[0].reported_at is not None and found[0].reported_at.date() == date(2024, 5, 8)


def test_claims_come_as_plain_dictionaries_and_as_lines() -> None:
    found = newsledger.claims("About 5,000 troops and 12 ships were sent to the strait.")
    assert [(row["comparator"], row["value"]) for row in found.to_dicts()] == [("about", 5000), ("exactly", 12)]
    assert all(line.startswith(words) for line, words in zip(found.lines(), ("about 5,000", "12"), strict=True))
    assert str(found).splitlines() == [f"{line} ({c.text!r})" for line, c in zip(found.lines(), found, strict=True)]
    assert repr(found) == "Claims('About 5,000', '12')"


def test_claims_read_a_file_as_read_does(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    assert [claim.low for claim in newsledger.claims(tmp_path / "story.txt")] == [9]
    with pytest.raises(UsageError, match="no such file"):
        newsledger.claims("missing.txt")


def test_a_text_without_numbers_has_no_claims() -> None:
    found = newsledger.claims("The premier condemned the attack.")
    assert (found, str(found), repr(found), found.to_dicts()) == ((), "", "Claims()", [])


def test_the_publisher_tells_whose_dollar_it_is() -> None:
    text = "The council paid $3,000 for the bench."
    known = newsledger.claims(text, publisher="The Sydney Morning Herald")[0]
    assert newsledger.read(text, publisher="The Sydney Morning Herald").article.publisher == "The Sydney Morning Herald"
    assert (known.currency, known.currency_basis) == ("AUD", "publisher")


def test_every_row_quotes_the_article() -> None:
    reading = newsledger.read(STORY)
    for row in (*reading.sentences, *reading.dates, *reading.places, *reading.claims):
        assert reading.article.text[row.start_char : row.end_char] == row.text


@pytest.mark.parametrize(
    ("source", "published", "error", "message"),
    [
        ("missing.txt", None, UsageError, "no such file"),
        (Path("missing.txt"), None, UsageError, "no such file"),
        ("", None, UsageError, "no words are left"),
        (STORY, "some day", UsageError, "is not a date"),
    ],
)
def test_what_cannot_be_read_is_said(
    source: str | Path, published: str | None, error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        newsledger.read(source, published=published)


def test_a_file_of_several_articles_or_of_none_is_refused(tmp_path: Path) -> None:
    several = tmp_path / "several.jsonl"
    several.write_text('{"text": "One."}\n{"text": "Two."}\n')
    with pytest.raises(UsageError, match="newsledger run"):
        newsledger.read(several)
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    with pytest.raises(SourceError, match="empty"):
        newsledger.read(empty)


def test_importing_newsledger_imports_no_library() -> None:
    code = "import sys, newsledger; print([m for m in ('spacy', 'pyarrow', 'pydantic') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'write'"):
        newsledger.write  # noqa: B018
