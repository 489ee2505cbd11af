"""What a row says of a verb and its object also holds when the object comes first."""

import pytest

from newsledger.extract.passive import turned


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("~lift ... +ban", ["+ban ... @be lifted", "+ban lifted"]),
        ("~call off ... +strike", ["+strike ... @be called off", "+strike called off"]),
        ("~break ... +truce", ["+truce ... @be broken", "+truce broken"]),
        ("~sack ... +minister", ["+minister ... @be sacked"]),
        ("~order ... to ~leave", []),
        ("~pull ... @armed out", []),
        ("~walk out of ... talks", []),
        ("+bomb ... ~explode", []),
        ("~resign", []),
    ],
)
def test_a_verb_with_its_object_is_turned_and_nothing_else(pattern: str, expected: list[str]) -> None:
    """The short form is left out where the object could be the one who acts: "minister sacked his aide"."""
    assert list(turned(pattern)) == expected
