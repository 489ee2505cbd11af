"""``newsledger.read`` on odd input: an answer or a clear error, every offset right, in time that grows with the text."""

import time
from pathlib import Path

import pytest

import newsledger
from newsledger.errors import NewsledgerError, SourceError, UsageError

ODD = {
    "emoji of several code points": "🔥 Rebels shelled the 🚢 port on Monday 👩‍👩‍👧, killing at least nine people 🇩🇰.",
    "combining marks": "Une e\u0301lite unit shelled Sa\u0303o Paulo on Monday, killing 12 people, the cafe\u0301 owner said.",
    "right to left": "قال \u202bالمسؤول\u202c: officials said 12 people were killed in Gaza on Monday. \u200fFive were hurt.",
    "Hebrew around digits": "ביום שני 14 people were wounded in Haifa \u2067חיפה\u2069 on 7 January 2025, police said.",
    "soft hyphens and zero-width": "At least 1\u200b2 peo\u00adple were killed on Mon\u2060day in Ky\ufeffiv, the mayor said.",
    "exotic spaces": "At\u00a0least\u202f1\u202f200\u3000people\u2009were killed\u2028on Monday in Kyiv.",
    "digits of other scripts": "At least ١٢ people and १४ soldiers were killed, １５ wounded in Kyiv on Monday.",
    "lone surrogate": "Five people \ud800 were killed in Kyiv on Monday.",
    "math letters": "𝟗 people were killed in 𝐊𝐲𝐢𝐯 on Monday, ½ of them children, 3² others hurt.",
    "controls": "Nine\x07 people\x1b[0m were killed\x85in Kyiv\x0bon Monday.",
}
# Noise that a rule may be quadratic in: with ten times the text it would take a hundred times as long.
NOISE = {
    "one word": "a",
    "brackets": "(",
    "quotes": '"',
    "dollars": "$",
    "numbers": "1,",
    "initials": "A.",
    "names": "New York, ",
    "sentence": "Nine people were killed in Kyiv. ",
    "conjunctions": "killed and ",
    "days": "Monday ",
}
LENGTH = 200_000
MOST_SECONDS = 60


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_every_row_quotes_its_words_at_its_offsets(text: str) -> None:
    reading = newsledger.read(text, published="2024-05-08")
    assert reading.sentences
    for row in (*reading.sentences, *reading.dates, *reading.places, *reading.events, *reading.claims):
        words = row.trigger_text if hasattr(row, "trigger_text") else row.text
        assert reading.article.text[row.start_char : row.end_char] == words != ""


def test_emoji_do_not_hide_what_is_reported() -> None:
    reading = newsledger.read(ODD["emoji of several code points"], published="2024-05-08")
    assert [claim.low for claim in reading.claims] == [9]
    assert {"shelled", "killing"} <= {event.trigger_text for event in reading.events}


@pytest.mark.parametrize("unit", NOISE.values(), ids=NOISE)
def test_a_line_of_noise_is_read_in_time_that_grows_with_it(unit: str) -> None:
    text = (unit * LENGTH)[:LENGTH]
    started = time.process_time()
    assert len(newsledger.read(text).article.text) > 0
    assert time.process_time() - started < MOST_SECONDS


def test_a_megabyte_on_one_line_is_read_and_more_is_refused() -> None:
    megabyte = ("word " * 200_000)[:1_000_000]
    assert len(newsledger.read(megabyte).article.text) >= 999_999
    with pytest.raises(UsageError, match="longer than 1,000,000 characters"):
        newsledger.read(megabyte * 2)


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b"])
def test_no_words_are_an_error(text: str) -> None:
    with pytest.raises(UsageError, match="no words"):
        newsledger.read(text)


@pytest.mark.parametrize(
    "name",
    ["missing.txt", "./missing.html", "news/missing.md", "/nowhere/missing.txt", "/nowhere/missing", "~/missing.json",
     "C:\\news\\missing.txt", "my missing article.txt", "missing.jsonl.gz"],
)  # fmt: skip
def test_what_looks_like_a_path_is_not_read_as_text(name: str) -> None:
    with pytest.raises(UsageError, match="no such file"):
        newsledger.read(name)


@pytest.mark.parametrize("text", ["Killed.", "U.N.", "Nine killed in Kyiv.", "and/or", "He was 24/7.", "Yes."])
def test_short_text_is_no_path(text: str) -> None:
    assert newsledger.read(text).article.text == text


def test_a_folder_is_an_error(tmp_path: Path) -> None:
    for folder in (tmp_path, str(tmp_path), f"{tmp_path}/"):
        with pytest.raises(UsageError, match="folder"):
            newsledger.read(folder)


def test_a_binary_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "photo.txt").write_bytes(bytes(range(256)) * 40)
    with pytest.raises(SourceError, match="binary"):
        newsledger.read(tmp_path / "photo.txt")


@pytest.mark.parametrize("path", ["/dev/zero", "/proc/self/mem"])
def test_a_device_is_an_error(path: str) -> None:
    with pytest.raises(NewsledgerError):
        newsledger.read(Path(path))
