"""Hard-wrapped text: which line breaks end a sentence, and which only the line."""

import textwrap

import pytest

from newsledger.nlp.sentences import split

TOWN = (
    "Troops of the northern army took the town of Kolm on Monday, a spokesman of the ministry of defence said. "
    "Two bridges and the power station on the river were blown up, and the mayor was taken to Velt."
)
PEOPLE = (
    "Nobody was hurt in the fighting. Residents of the quarter behind the railway station said that they had been told to "
    "leave their houses before the first shots fell."
)
PARAGRAPHS = (TOWN, PEOPLE)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, their line breaks as spaces."""
    return [text[start:end].replace("\n", " ") for start, end in split(text)]


@pytest.mark.parametrize("width", [60, 69, 72, 80])
def test_a_break_of_a_line_that_was_full_is_a_space(width: int) -> None:
    """Wrapped at any usual width, a text has the sentences that it has on one line a paragraph."""
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS)
    assert sentences(wrapped) == sentences("\n".join(PARAGRAPHS))


def test_a_heading_above_wrapped_text_is_its_own_sentence() -> None:
    """A line that had room for the next word was ended on purpose."""
    wrapped = "\n\n".join(textwrap.fill(paragraph, 70) for paragraph in PARAGRAPHS)
    assert sentences(f"Kolm falls\n{wrapped}")[0] == "Kolm falls"


def test_short_lines_that_are_not_full_are_sentences_each() -> None:
    """A list, a poem or a column of headings is no wrapped text."""
    lines = ["Army takes Kolm after a night of shelling on the river", "Mayor taken to Velt", "Bridges blown up by rebels",
             "Ministry says nobody was hurt", "Trains to run again on Tuesday morning"]  # fmt: skip
    assert sentences("\n".join(lines)) == lines


def test_a_line_a_paragraph_stays_a_line_a_paragraph() -> None:
    """Long lines are paragraphs, however many there are."""
    assert len(sentences("\n".join(PARAGRAPHS * 5))) == 20
