"""Near-duplicates: copies and truncations are marked, reports written apart are not, and order plays no part."""

# ruff: noqa: DTZ001 - the tables hold UTC without a zone

import random
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newsledger.ingest import cleaner
from newsledger.ingest.duplicates import duplicates
from newsledger.ingest.shingles import BAND_DIGITS, BANDS, bands, containment, shingles
from newsledger.run import Run
from newsledger.settings import Settings

WORDS = [
    f"{a}{b}{c}"
    for a in ("bel", "cor", "dun", "fer", "gal")
    for b in ("a", "e", "i", "o")
    for c in ("st", "rn", "ck", "mm")
]


def story(seed: int, length: int = 300) -> str:
    rng = random.Random(seed)
    return " ".join(rng.choice(WORDS) for _ in range(length))


def truncated(text: str, share: float) -> str:
    words = text.split()
    return " ".join(words[: int(len(words) * share)])


def test_a_copy_cut_to_a_third_is_contained_and_shares_a_band() -> None:
    whole, cut = shingles(story(1)), shingles(truncated(story(1), 1 / 3))
    assert containment(whole, cut) == 1
    one, two = bands(whole), bands(cut)
    assert any(one[i : i + BAND_DIGITS] == two[i : i + BAND_DIGITS] for i in range(0, len(one), BAND_DIGITS))


def test_stories_written_apart_share_next_to_nothing() -> None:
    assert containment(shingles(story(1)), shingles(story(2))) < 0.05


def test_case_and_punctuation_make_no_difference() -> None:
    assert np.array_equal(shingles("The dam broke, at dawn; on Friday."), shingles("THE DAM BROKE AT DAWN ON FRIDAY"))


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("—", 0), ("one", 1), ("one two three four", 1), ("one two three four five six", 2)]
)
def test_a_text_has_a_shingle_for_each_five_words(text: str, count: int) -> None:
    assert len(shingles(text)) == count
    assert len(bands(shingles(text))) == (BANDS * BAND_DIGITS if count else 0)


def test_long_texts_are_signed_in_parts_as_if_at_once() -> None:
    hashes = shingles(story(3, 20_000))
    parts = [bands(part) for part in np.array_split(hashes, 3)]
    assert len(bands(hashes)) == len(parts[0])
    assert bands(hashes) == bands(np.sort(hashes)[::-1])


def write(run: Run, articles: list[dict[str, Any]], chunks: int = 1) -> tuple[list[Path], Path]:
    """Write articles as the cleaner does, in some chunks, all of them new."""
    rows = []
    for seq, given in enumerate(articles):
        hashes = shingles(given["text"])
        row = dict.fromkeys(cleaner.CLEANED.names) | given
        rows.append(row | {"seq": seq, "bands": bands(hashes), "shingles": hashes.astype("<u4").tobytes()})
    paths = []
    folder = run.work / "cleaned"
    folder.mkdir(parents=True, exist_ok=True)
    schema = pa.schema([field.with_nullable(True) for field in cleaner.CLEANED])
    for number in range(chunks):
        paths.append(folder / f"{number:05d}.parquet")
        pq.write_table(pa.Table.from_pylist(rows[number::chunks], schema=schema), paths[-1])
    settled = run.work / "settled.parquet"
    pq.write_table(pa.table({"seq": [r["seq"] for r in rows], "outcome": ["new"] * len(rows)}), settled)
    return paths, settled


def mark(folder: Path, articles: list[dict[str, Any]], chunks: int = 1) -> dict[str, str]:
    run = Run(folder / "runs" / "test", "test", (), Settings(workers=1), datetime(2024, 6, 1))
    return duplicates(run, *write(run, articles, chunks))


def made(article_id: str, text: str, day: int | None = None) -> dict[str, Any]:
    return {"article_id": article_id, "text": text, "published_at": day and datetime(2021, 5, day)}


ARTICLES = [
    made("art_d", story(1), 4),
    made("art_a", truncated(story(1), 0.5), 3),
    made("art_b", f"{story(1)} {story(8, 40)}"),
    made("art_c", story(2), 1),
    made("art_e", story(2), 1),
    made("art_f", story(5), 2),
]


def test_the_earliest_is_the_root_then_the_smallest_id_and_no_date_comes_last(tmp_path: Path) -> None:
    assert mark(tmp_path, ARTICLES) == {"art_d": "art_a", "art_b": "art_a", "art_e": "art_c"}


@pytest.mark.parametrize("seed", range(4))
def test_order_and_chunks_change_nothing(tmp_path: Path, seed: int) -> None:
    shuffled = random.Random(seed).sample(ARTICLES, len(ARTICLES))
    assert mark(tmp_path, shuffled, chunks=seed + 1) == {"art_d": "art_a", "art_b": "art_a", "art_e": "art_c"}


def test_a_copy_of_a_copy_points_at_the_root(tmp_path: Path) -> None:
    first, second, third = story(11, 150), story(12, 100), story(13, 100)
    chain = [
        made("art_1", f"{first} {second}", 1),
        made("art_2", f"{first} {second} {third}", 2),
        made("art_3", f"{second} {third} {truncated(first, 0.05)}", 3),
    ]
    assert mark(tmp_path, chain) == {"art_2": "art_1", "art_3": "art_1"}


def test_a_paragraph_in_common_makes_no_copy(tmp_path: Path) -> None:
    shared = story(20, 60)
    assert mark(tmp_path, [made("art_1", f"{story(21)} {shared}", 1), made("art_2", f"{story(22)} {shared}", 2)]) == {}


def test_a_hundred_copies_have_one_root(tmp_path: Path) -> None:
    copies = [made(f"art_{n:03d}", f"{story(30)} {story(100 + n, 20)}", 1 + n % 28) for n in range(100)]
    found = mark(tmp_path, copies)
    assert len(found) == 99
    assert set(found.values()) == {"art_000"}
