"""The gazetteer: built from GeoNames by the build hook when it is missing or older than its sources, and loaded once."""

import importlib.util
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from newsledger import lexicon, project
from newsledger.errors import ExtractError
from newsledger.extract import gazetteer
from newsledger.fold import slug


def hook(root: Path):
    spec = importlib.util.spec_from_file_location("hatch_build", project.path("hatch_build.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.GazetteerHook(str(root), {}, None, None, "", "wheel")


def test_the_build_hook_makes_the_gazetteer_once(tmp_path: Path) -> None:
    package = tmp_path / "src" / "newsledger"
    shutil.copytree(project.LEXICONS, package / "lexicons")
    shutil.copytree(project.GAZETTEER, package / "gazetteer", ignore=shutil.ignore_patterns("*.parquet"))
    made = package / "gazetteer" / "cities.parquet"
    hook(tmp_path).initialize("standard", {})
    before = made.stat().st_mtime_ns
    hook(tmp_path).initialize("standard", {})
    assert made.stat().st_mtime_ns == before
    with pq.ParquetFile(made) as file:
        large = file.read_row_group(0)
        assert file.metadata.num_rows > 150_000
        assert file.metadata.num_row_groups == 2
    assert min(large["population"].to_pylist()) == 15_000
    rows = {row["geonameid"]: row for row in large.to_pylist()}
    assert (rows[98182]["country"], rows[98182]["admin1"]) == ("IRQ", "Baghdad")
    assert "Fallujah" in rows[99454]["aliases"].split("|")
    assert {row["country"] for row in rows.values()} >= {"KOS", "TWN", "PSE"}


def test_a_missing_gazetteer_says_how_to_make_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "CITIES", tmp_path / "cities.parquet")
    with pytest.raises(ExtractError, match=r"cities\.parquet: no gazetteer; make it with"):
        gazetteer.Gazetteer()


def test_ids_are_unique_among_the_places_of_our_own_lists() -> None:
    divisions = [gazetteer.admin1_id(row) for row in lexicon.load("admin1")]
    places = [slug(row["name"]) for row in lexicon.load("places")]
    assert len(divisions) == len(set(divisions))
    assert len(places) == len(set(places))
    assert len(places) >= 300


@pytest.mark.parametrize("table", ["countries", "admin1", "places"])
def test_coordinates_are_on_the_globe(table: str) -> None:
    for row in lexicon.load(table):
        assert -90 <= float(row["latitude"]) <= 90
        assert -180 <= float(row["longitude"]) <= 180
