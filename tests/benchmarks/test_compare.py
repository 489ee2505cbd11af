"""The comparison: each library's output becomes readings, scored in one way; what is missing is said."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import compare
from benchmarks.comparing import home, news, ours, quantulum, recognizers
from benchmarks.comparing.readings import Library, Read, Reading, Span, fold
from benchmarks.comparing.recognizers import Result


@pytest.mark.parametrize(
    ("unit", "plain"),
    [
        ("degree Celsius", "celsius"),
        ("C", "celsius"),
        ("Kilometer per hour", "kilometre per hour"),
        ("square meters", "square metre"),
        ("United States dollar", "dollar"),
        ("dollar per Liter", "dollar per litre"),
        ("per cent", "percentage"),
        ("degree angle", "degree"),
        ("pound-mass", "pound of mass"),
        ("Pound", "pound sterling"),
        ("dimensionless", ""),
    ],
)
def test_one_unit_has_one_name_whoever_spells_it(unit: str, plain: str) -> None:
    assert fold(unit) == plain


def values(found: list[Reading]) -> list[tuple[float | None, str]]:
    return [(one.value, one.unit) for one in found]


def test_newsledger_counts_minor_coins_as_printed_and_leaves_bounds_open() -> None:
    read = ours.library().read
    assert values(read("It fell 19 cents.")) == [(19.0, "cent")]
    [bounded] = read("More than 40 people came.")
    assert (bounded.value, bounded.low, bounded.high) == (40.0, 40.0, float("inf"))
    [about] = read("About 40 people came.")
    assert (about.low, about.high) == (40.0, 40.0)


def test_newsledger_leaves_dates_out_of_running_text_alone() -> None:
    library = ours.library()
    assert values(library.read("On 3 May they sold 12 boats.")) == [(12.0, "")]
    assert (3.0, "") in values(library.alone("On 3 May they sold 12 boats."))


def test_newsledger_says_itself_that_a_score_and_several_are_no_quantities() -> None:
    assert [one.is_idle for one in ours.library().read("Several boats won 3-2 and 12 sank.")] == [True, True, False]


def test_quantulum_gives_a_range_as_its_middle_and_half_its_width() -> None:
    found = quantulum.reading((0, 8), 25.0, 5.0, "metre")
    assert (found.value, found.low, found.high, found.middle) == (None, 20.0, 30.0, 25.0)
    assert quantulum.reading((0, 2), 7.0, None, "dimensionless") == Reading(Span(0, 2), 7.0, 7.0, 7.0)


def number(start: int, end: int, value: str) -> Result:
    return Result(start, end, "number", {"value": value})


MONEY = Result(5, 13, "currency", {"value": "3000000", "unit": "Pound", "isoCurrency": "GBP"})
SHARE = Result(20, 22, "percentage", {"value": "40%"})
WEIGHT = Result(7, 15, "dimension", {"value": "3", "unit": "Pound"})
YEAR = Result(30, 33, "datetimeV2.daterange", {"values": [{"timex": "2031", "type": "daterange"}]})
PAST = Result(4, 17, "datetimeV2.daterange", {"values": [{"timex": "(2029-05-02,2031-05-02,P2Y)"}]})
WAIT = Result(4, 12, "datetimeV2.duration", {"values": [{"timex": "PT20M", "value": "1200"}]})
SOME = Result(4, 12, "datetimeV2.duration", {"values": [{"timex": "P1D", "value": "86400"}]})


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ([number(6, 13, "3000000"), MONEY], [(3000000.0, "pound sterling")]),
        ([number(20, 21, "40"), SHARE, MONEY], [(3000000.0, "pound sterling"), (40.0, "percentage")]),
        ([WEIGHT, MONEY], [(3000000.0, "pound sterling")]),
        ([WEIGHT], [(3.0, "pound of mass")]),
        ([number(30, 33, "2031"), YEAR], []),
        ([number(13, 13, "2"), PAST], [(2.0, "year")]),
        ([number(4, 5, "20"), WAIT], [(20.0, "minute")]),
        ([SOME], []),
        ([Result(0, 3, "currency", {"value": None, "unit": "Dollar"})], []),
    ],
)
def test_recognizers_results_become_one_reading_a_number(
    results: list[Result], expected: list[tuple[float, str]]
) -> None:
    assert values(recognizers.readings(results)) == expected


def test_recognizers_results_of_all_models_are_kept_where_a_case_asks_for_one() -> None:
    assert len(recognizers.each([WEIGHT, MONEY, number(6, 13, "3000000")])) == 3


def reader(*found: Reading) -> Read:
    return lambda text: list(found)


def made(*found: Reading, name: str = "made") -> Library:
    return Library(name, "1", reader(*found), reader(*found), reader(*found))


def point(start: int, end: int, value: float, unit: str = "") -> Reading:
    return Reading(Span(start, end), value, value, value, unit)


def test_both_ends_of_a_change_are_one_pair_for_every_library() -> None:
    text = "It fell from $41 on Monday to $38, down 7 percent to 12."
    found = [point(13, 16, 41.0), point(30, 33, 38.0), point(40, 49, 7.0), point(53, 55, 12.0)]
    assert [(one.value, one.low, one.high) for one in news.as_pairs(text, found)] == [
        (None, 41.0, 38.0),
        (7.0, 7.0, 7.0),
        (12.0, 12.0, 12.0),
    ]


@pytest.mark.parametrize(
    ("gold", "unit", "agrees"),
    [
        ("people", "", True),
        ("people", "metre", False),
        ("metre", "", False),
        ("dollar per month", "dollar", False),
        ("dollar per month", "dollar per month", True),
        ("-", "", True),
        ("brake horsepower", "", False),
    ],
)
def test_a_bare_number_answers_any_counted_noun_and_no_unit(gold: str, unit: str, agrees: bool) -> None:
    assert news.unit_agrees(gold, unit) is agrees


def lines(folder: Path, name: str, *cases: dict[str, Any]) -> Path:
    (folder / name).write_text("\n".join(json.dumps(case) for case in cases))
    return folder


def test_newsquant_pays_for_what_is_read_beside_the_gold_but_not_for_scores(tmp_path: Path) -> None:
    gold = {"low": 12.0, "high": 12.0, "normalized_unit": "boat"}
    folder = lines(tmp_path, "newsquant.jsonl", {"text": "Town won 3-2, sold 12 boats in 7.", "quantities": [gold]})
    right, won, false = point(19, 21, 12.0), point(9, 10, 3.0), point(31, 32, 7.0)
    assert news.newsquant(folder, made(right, won)) == {"value F1": 1.0, "value and unit F1": 1.0}
    assert news.newsquant(folder, made(right, false))["value F1"] == pytest.approx(2 / 3)


def test_the_battery_tells_the_number_from_its_bounds_and_counts_look_alikes(tmp_path: Path) -> None:
    gold = {"start": 8, "end": 10, "low": 40, "high": "inf"}
    case = {"text": "At least 40 on May 3", "quantities": [gold], "non_quantities": [{"start": 14, "end": 20}]}
    folder = lines(tmp_path, "number_battery.jsonl", case)
    bare = news.number_battery(folder, made(point(9, 11, 40.0), point(18, 19, 3.0)))
    assert bare == {"number": 1.0, "low and high": 0.0, "look-alikes read": 1.0}
    bounded = Reading(Span(0, 11), 40.0, 40.0, float("inf"))
    assert news.number_battery(folder, made(bounded)) == {"number": 1.0, "low and high": 1.0, "look-alikes read": 0.0}


def test_meantime_pairs_spans_and_tells_those_on_dates(tmp_path: Path) -> None:
    case = {
        "text": "On 3 May 12 of 40 boats sank. Later 5 came back.",
        "annotated_until": 29,
        "values": [{"start": 9, "end": 23}, {"start": 15, "end": 23}],
        "timexes": [{"start": 3, "end": 8, "type": "DATE"}, {"type": "DATE"}],
    }
    folder = lines(tmp_path, "meantime_en.jsonl", case)
    found = news.meantime(folder, ours.library())
    assert found["readings on dates"] == 0.0
    assert found["VALUE F1"] == pytest.approx(2 / 3)


def test_a_specification_is_right_when_nothing_else_is_read(tmp_path: Path) -> None:
    result = {"Start": 0, "End": 1, "Resolution": {"value": "12"}}
    case = {"spec": "NumberModel", "input": "12 boats", "results": [result]}
    folder = lines(tmp_path, "rtext_number.jsonl", case, {"spec": "OrdinalModel", "input": "third", "results": []})
    assert home.rtext_number(folder, made(point(0, 8, 12.0))) == {"cases right": 1.0}
    assert home.rtext_number(folder, made(point(0, 8, 12.0), point(3, 8, 1.0))) == {"cases right": 0.0}


def test_recognizers_is_asked_on_its_own_specifications_without_its_dates(tmp_path: Path) -> None:
    result = {"Start": 0, "End": 3, "Resolution": {"value": "2031"}}
    folder = lines(tmp_path, "rtext_number.jsonl", {"spec": "NumberModel", "input": "2031 boats", "results": [result]})
    library = Library("Recognizers-Text", "1", reader(), reader(point(0, 4, 2031.0)), reader())
    assert home.rtext_number(folder, library) == {"cases right": 1.0}


def test_units_of_a_specification_are_looked_for_in_all_that_the_models_find(tmp_path: Path) -> None:
    result = {"Start": 0, "End": 7, "Resolution": {"value": "3", "unit": "Pound"}}
    folder = lines(
        tmp_path, "rtext_numberwithunit.jsonl", {"spec": "DimensionModel", "input": "3 pounds", "results": [result]}
    )
    found = made(point(0, 8, 3.0, "pound sterling"), point(0, 8, 3.0, "pound of mass"))
    assert home.rtext_numberwithunit(folder, found) == {"value found": 1.0, "value and unit found": 1.0}
    assert home.rtext_numberwithunit(folder, made(point(0, 8, 3.0)))["value found"] == 0.0


def test_a_missing_library_is_named_with_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> Library:
        raise ImportError("No module named 'quantulum3'")

    monkeypatch.setattr(compare.quantulum, "library", absent)
    with pytest.raises(SystemExit, match=r"quantulum3.*pip install.*compare"):
        compare.libraries()


def test_the_table_names_every_library_and_shows_every_figure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(compare, "libraries", lambda: [ours.library(), made(point(0, 2, 12.0), name="twelve")])
    monkeypatch.setattr(compare, "SETS", (("Recognizers' numbers", home.rtext_number),))
    result = {"Start": 0, "End": 1, "Resolution": {"value": "12"}}
    lines(tmp_path, "rtext_number.jsonl", {"spec": "NumberModel", "input": "12 boats", "results": [result]})
    lines(tmp_path, "newsquant.jsonl", {"text": "It sold 12 boats.", "quantities": []})
    lines(tmp_path, "meantime_en.jsonl", {"text": "It sold 3 boats. Then it sold 5."})
    assert compare.main([str(tmp_path), "--json", str(tmp_path / "figures.json")]) == 0
    table = capsys.readouterr().out.splitlines()
    assert table[0].startswith("| set | figure | newsledger ")
    assert "| Recognizers' numbers | cases right | 100.0 | 100.0 |" in table
    assert '"Recognizers\' numbers: cases right": 1.0' in (tmp_path / "figures.json").read_text()
