"""The language of a text, from its beginning."""

import pytest

from newsledger.ingest.language import SAMPLE_CHARACTERS, language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ferry will leave an hour later than planned because of fog in the strait.", "en"),
        ("Die Fähre fährt wegen des Nebels in der Meerenge eine Stunde später als geplant ab.", "de"),
        ("El transbordador saldrá una hora más tarde de lo previsto a causa de la niebla.", "es"),
        ("Паром отправится на час позже запланированного из-за тумана в проливе.", "ru"),
        ("سوف تغادر العبارة بعد ساعة من الموعد المقرر بسبب الضباب في المضيق", "ar"),
    ],
)
def test_a_sentence_tells_its_language(text: str, code: str) -> None:
    assert language(text) == code


@pytest.mark.parametrize("text", ["", "12 345 – 67 %", "\n\n"])
def test_a_text_without_letters_has_none(text: str) -> None:
    assert language(text) is None


def test_only_the_beginning_counts() -> None:
    english = "The ferry will leave an hour later than planned because of fog. " * 20
    assert len(english) > SAMPLE_CHARACTERS
    assert language(english + "Die Fähre fährt später ab. " * 500) == "en"
