"""PLOVER as data: the numbers of the manual, and the CAMEO map."""

import pytest

from newsledger.ontology import EventType
from newsledger.plover import cameo, current_mode, entries, from_cameo, modes, quad_class

MATERIAL_CONFLICT = {EventType.PROTEST, EventType.SANCTION, EventType.MOBILIZE, EventType.COERCE, EventType.ASSAULT}


def test_there_are_16_types_67_pairs_and_59_modes() -> None:
    pairs = [(kind, mode) for kind, mode in entries() if mode is not None]
    assert len({kind for kind, _ in entries()}) == 16 == len(EventType)
    assert len(pairs) == 67
    assert len({mode for _, mode in pairs}) == 59


def test_five_types_have_no_modes() -> None:
    assert {kind.value for kind in EventType if not modes(kind)} == {"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID"}


def test_a_mode_is_in_the_quad_class_of_its_type() -> None:
    assert all(entry.quad_class == quad_class(entry.event_type) for entry in entries().values())
    assert {kind for kind in EventType if quad_class(kind) == 4} == MATERIAL_CONFLICT


def test_scores_lie_between_minus_ten_and_ten_and_agree_in_sign_with_the_quad() -> None:
    scored = [entry for entry in entries().values() if entry.score is not None]
    assert all(-10 <= entry.score <= 10 for entry in scored if entry.score is not None)
    assert all((entry.score or 0) > 0 for entry in scored if entry.quad_class < 3)
    assert all((entry.score or 0) < 0 for entry in scored if entry.quad_class == 4)
    assert entries()[EventType.ACCUSE, None].score == -3
    assert entries()[EventType.PROTEST, "vandalize"].score is None


def test_no_cameo_code_leads_to_two_places() -> None:
    codes = [code for entry in entries().values() for code in entry.cameo_codes]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("event_type", "mode", "code"),
    [
        ("COERCE", "arrest", "173"),
        ("ASSAULT", "heavy-weapons", "194"),
        ("ASSAULT", "drone", "1952"),
        ("CONSULT", "phone", "041"),
        ("ASSAULT", "aerial", None),  # 195 and 1951
        ("PROTEST", "demo", None),  # 141 and its four purposes
        ("RETREAT", "resign", None),  # none
        ("ACCUSE", None, None),
        ("REQUEST", None, None),  # one code, but of no mode: the words do not say enough
        ("AID", "generous", None),
    ],
)
def test_a_type_and_mode_have_a_cameo_code_where_the_map_gives_exactly_one(
    event_type: str, mode: str | None, code: str | None
) -> None:
    assert cameo(EventType(event_type), mode) == code


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("163", ("SANCTION", "discontinue")),
        ("116", ("SANCTION", "convict")),
        ("055", ("CONCEDE", None)),
        ("1412", ("PROTEST", "demo")),
        ("1012", ("REQUEST", "assist")),
        ("1951", ("ASSAULT", "aerial")),
        ("012", None),
        ("023", None),
    ],
)
def test_a_cameo_code_leads_to_a_type_and_mode(code: str, expected: tuple[str, str | None] | None) -> None:
    entry = from_cameo(code)
    assert (entry and (entry.event_type.value, entry.mode)) == expected


@pytest.mark.parametrize(
    ("event_type", "legacy", "mode"),
    [
        ("ASSAULT", "assassinate", "targeted"),
        ("COERCE", "ban", "restrict"),
        ("PROTEST", "strike-gen", "strike"),
        ("RETREAT", "ease", None),
        ("ASSAULT", "aerial", "aerial"),
        ("AID", "aerial", None),
        ("AID", None, None),
    ],
)
def test_modes_of_earlier_tables_are_read_as_those_of_the_manual(
    event_type: str, legacy: str | None, mode: str | None
) -> None:
    assert current_mode(EventType(event_type), legacy) == mode
