"""What holds for every number and every text: figures read back, spans are honest, time is linear."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsledger.extract.quantities import quantities

SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
GROUPERS = {"comma": ",", "no-break space": "\u00a0", "narrow space": "\u202f", "apostrophe": "'"}
PIECES = (
    "a", "an", "one", "two", "dozen", "hundred", "thousand", "million", "half", "third", "fifths", "and", "or",
    "to", "from", "between", "of", "the", "per", "cent", "%", "$", "£", "-", "–", ",", ".", "(", ")", "/", "±",
    "1,000", "12", "3.5", "1/2", "½", "km", "kg", "years", "old", "more", "than", "at", "least", "up", "nearly",
    "rose", "fell", "by", "people", "soldiers", "were", "killed", "in", "US", "PAC-3", "Flight", "No.", "2019",
    "'m", "n't", "°C",
)  # fmt: skip
# Text that news is made of, so that number words, units and marks soon stand next to each other.
WORDS = st.sampled_from(PIECES)
# A line of so many characters is read in about a second (0.1 to 1.5 measured): a table row or a script must not stop a run.
LONG = 100_000
SECONDS = 5.0


def spelled(number: int) -> str:
    """Spell a number below a billion in words, as news does."""
    for scale, name in ((1_000_000, "million"), (1_000, "thousand")):
        if number >= scale:
            rest = number % scale
            return f"{spelled(number // scale)} {name}" + (f" {spelled(rest)}" if rest else "")
    if number >= 100:
        rest = number % 100
        return f"{SMALL[number // 100]} hundred" + (f" and {spelled(rest)}" if rest else "")
    if number < 20:
        return SMALL[number]
    return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")


def values(text: str) -> list[float | None]:
    return [quantity.value for quantity in quantities(text)]


@given(st.integers(2, 999_999_999))
def test_number_words_read_back(number: int) -> None:
    """Any whole number below a billion, spelled out, reads to its value."""
    assert values(f"They counted {spelled(number)} ballots.") == [number]


@given(st.integers(1000, 10**15), st.sampled_from(sorted(GROUPERS)))
def test_grouped_digits_read_back(number: int, grouper: str) -> None:
    """Thousands may be set off by a comma, a space or an apostrophe."""
    assert values(f"They counted {f'{number:,}'.replace(',', GROUPERS[grouper])} ballots.") == [number]


@given(st.integers(1, 10**15), st.integers(0, 9999))
def test_decimals_read_back(whole: int, part: int) -> None:
    """A decimal reads to the value that Python gives it."""
    written = f"{whole:,}.{part:04d}"
    assert values(f"It weighed {written} kg.") == [float(written.replace(",", ""))]


@given(st.integers(1, 10**9), st.sampled_from(["-", "−", "minus "]))
def test_signs_read_back(number: int, sign: str) -> None:
    """A minus sign or word before a number makes it negative."""
    assert values(f"It stood at {sign}{number:,} points.") == [-number]


@given(
    st.floats(0.1, 999.9),
    st.sampled_from([("million", 1e6), ("billion", 1e9), ("thousand", 1e3), ("bn", 1e9), ("k", 1e3)]),
)
def test_scales_multiply(mantissa: float, scale: tuple[str, float]) -> None:
    """A scale word or suffix multiplies the number before it."""
    word, factor = scale
    joint = "" if len(word) < 3 else " "
    assert values(f"It cost ${mantissa:.1f}{joint}{word} in all.") == [pytest.approx(float(f"{mantissa:.1f}") * factor)]


@given(
    st.integers(11, 10**6),
    st.integers(1, 10**6),
    st.sampled_from(
        ["between {} and {}", "{} to {}", "{}-{}", "{}–{}", "from {} to {}", "between {} to {}", "{} to perhaps {}"]
    ),
    st.sampled_from(["", "%", " km", " years"]),
)
def test_ranges_read_back(low: int, more: int, joint: str, unit: str) -> None:
    """Two numbers that a joint makes one statement are its bounds, whatever they measure."""
    [found] = quantities(f"They had {joint.format(f'{low:,}', f'{low + more:,}')}{unit} of it.")
    assert (found.value, found.low, found.high) == (None, low, low + more)


@given(st.integers(1, 999), st.sampled_from([" in ", " out of ", "-in-", " in every ", " of every "]))
def test_one_in_so_many_is_a_share(bottom: int, joint: str) -> None:
    """One in five is 0.2, in digits and in words."""
    for one, many in (("One", spelled(bottom + 1)), ("1", str(bottom + 1))):
        [found] = quantities(f"{one}{joint}{many.replace('-', ' ')} houses burned.")
        assert found.value == pytest.approx(1 / (bottom + 1))


@given(
    st.integers(1, 10**9),
    st.sampled_from(["a year", "per day", "each week", "per head"]),
    st.sampled_from(["$", "€", ""]),
)
def test_a_rate_keeps_its_number(number: int, rate: str, sign: str) -> None:
    """What a number is taken over changes nothing of it."""
    [found] = quantities(f"They took {sign}{number:,} {rate}.")
    assert (found.value, found.per) == (number, rate.split()[1])


@given(st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join))
def test_wide_digits_read_as_ordinary_ones(text: str) -> None:
    """Digits of East Asian width are worth the same, at the same places."""
    wide = text.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    plain = [(q.start, q.end, q.value, q.low, q.high, q.unit, q.currency) for q in quantities(text)]
    assert [(q.start, q.end, q.value, q.low, q.high, q.unit, q.currency) for q in quantities(wide)] == plain


@given(st.one_of(st.text(), st.lists(WORDS, max_size=25).map(" ".join), st.lists(WORDS, max_size=25).map("".join)))
def test_any_text_gives_honest_spans(text: str) -> None:
    """Whatever the text: spans quote it, come in order, do not overlap, and hold their number; bounds enclose the value."""
    end = 0
    for quantity in quantities(text):
        assert quantity.start >= end
        assert quantity.text == text[quantity.start : quantity.end] != ""
        assert quantity.start <= quantity.number_start < quantity.number_end <= quantity.end
        bounds = [bound for bound in (quantity.low, quantity.value, quantity.high) if bound is not None]
        assert bounds == sorted(bounds) and bounds
        assert (quantity.is_low_inclusive is None) == (quantity.low is None)
        assert (quantity.is_high_inclusive is None) == (quantity.high is None)
        end = quantity.end


@given(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), st.data())
def test_nothing_is_read_from_taken_spans(text: str, data: st.DataObject) -> None:
    """A span that another reader took holds no number of a quantity."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for quantity in quantities(text, [(start, end)]):
        assert quantity.number_end <= start or quantity.number_start >= end or not text[start:end].strip()


LINES = (
    "1", "1,", "1 ", "12,345,", "1.", "1/", "1-", "-1", "0-", "1:", "a@", "A-1", "$1 ", "one ", "and one ",
    "million ", "a.b", "1 to ", "of ", "(1", "½", "A1-", "www.",
)  # fmt: skip


@pytest.mark.parametrize("piece", LINES)
def test_time_is_linear(piece: str) -> None:
    """A hundred thousand characters of one piece take a second or so, on slow machines a few."""
    text = "Call 5 " + piece * (LONG // len(piece))
    start = time.process_time()
    quantities(text)
    assert time.process_time() - start < SECONDS
