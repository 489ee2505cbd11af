"""What sources are, and files that are one article: text, web pages, their sidecars, their charsets."""

import gzip
import json
import os
from pathlib import Path

import pytest

from newsledger.errors import SourceError, UsageError
from newsledger.ingest.documents import Refusal
from newsledger.ingest.sources import expand, read_sources
from newsledger.settings import Settings

from .found import documents, read, reasons, the_one

PAGE = "<html><head><title>Dam</title></head><body><p>The dam at Orvik held.</p></body></html>"


def test_text_file_is_one_document_with_a_stable_address(tmp_path: Path) -> None:
    path = tmp_path / "dam.txt"
    path.write_text("The dam at Orvik held.\n", encoding="utf-8")
    document = the_one(path)
    assert document.source_uri == str(path)
    assert document.content == "The dam at Orvik held.\n"
    assert (document.format, document.is_stable_uri, document.metadata) == ("text", True, {})


@pytest.mark.parametrize(("suffix", "format_"), [("md", "text"), ("html", "html"), ("htm", "html"), ("xhtml", "html")])
def test_suffix_tells_the_format(tmp_path: Path, suffix: str, format_: str) -> None:
    path = tmp_path / f"dam.{suffix}"
    path.write_text("The dam at Orvik held.")
    assert the_one(path).format == format_


@pytest.mark.parametrize("name", ["dam.txt", "dam.csv", "dam", "dam.php"])
def test_a_web_page_is_one_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(f"<!DOCTYPE html>\n{PAGE}")
    assert the_one(path).format == "html"


@pytest.mark.parametrize("name", ["dam", "README"])
def test_text_without_suffix_is_text(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("The dam at Orvik held. Nobody was hurt.")
    assert the_one(tmp_path / name).format == "text"


def test_compressed_text_is_read(tmp_path: Path) -> None:
    (tmp_path / "dam.txt.gz").write_bytes(gzip.compress(b"The dam held."))
    assert the_one(tmp_path / "dam.txt.gz").content == "The dam held."


@pytest.mark.parametrize(
    "data",
    [
        "Café in Orvik".encode(),
        b"\xef\xbb\xbf" + "Café in Orvik".encode(),
        "Café in Orvik".encode("utf-16"),
        "Café in Orvik".encode("utf-32"),
        "Café in Orvik".encode("latin-1"),
        "Café in Orvik".encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-32", "latin-1", "cp1252"],
)
def test_text_is_decoded_by_its_mark_then_as_utf8_then_as_cp1252(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert the_one(tmp_path / "a.txt").content == "Café in Orvik"


def test_one_stray_byte_does_not_spoil_a_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Łódź “quoted” ".encode() + b"\x93more\x94")
    assert the_one(tmp_path / "a.txt").content == "Łódź “quoted” “more”"


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"], ids=["Windows", "old Mac", "Unix"])
def test_line_endings_are_line_feeds(tmp_path: Path, ending: str) -> None:
    (tmp_path / "a.txt").write_bytes(f"One.{ending}{ending}Two.{ending}".encode())
    assert the_one(tmp_path / "a.txt").content == "One.\n\nTwo.\n"


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        ('<meta charset="windows-1251">', "windows-1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">', "shift_jis"),
        ('<?xml version="1.0" encoding="iso-8859-2"?>', "iso-8859-2"),
        ("<meta charset=gb2312>", "gb2312"),
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta charset="iso-8859-5">', "utf-8"),  # declared wrongly: valid UTF-8 is UTF-8
        ('<meta charset="no-such-charset">', "utf-8"),
        ('<meta charset="utf-16">', "utf-8"),  # a page whose declaration can be read is not UTF-16
        ('<meta charset="unicode_escape">', "utf-8"),
        ("", "utf-8"),
    ],
)
def test_page_is_decoded_by_the_charset_it_declares(tmp_path: Path, head: str, charset: str) -> None:
    word = {"windows-1251": "Москва", "shift_jis": "東京", "iso-8859-2": "Łódź", "gb2312": "北京"}.get(
        charset, "Zürich “x”"
    )
    (tmp_path / "a.html").write_bytes(f"{head}<html><body><p>{word}</p></body></html>".encode(charset))
    assert f"<p>{word}</p>" in the_one(tmp_path / "a.html").content


def test_sidecar_gives_metadata_by_usual_names(tmp_path: Path) -> None:
    (tmp_path / "dam.txt").write_text("The dam held.")
    facts = {
        "Headline": "Dam holds",
        "canonical-url": "https://example.org/dam",
        "datePublished": "2031-04-02",
        "author": [{"name": "Ada Lind"}, {"name": "Bo Ek"}],
        "source": {"id": "obs", "name": "Orvik Observer"},
        "dateModified": "2031-04-03",
        "views": 12,
    }
    (tmp_path / "dam.json").write_text(json.dumps(facts))
    assert the_one(tmp_path).metadata == {
        "title": "Dam holds",
        "url": "https://example.org/dam",
        "published": "2031-04-02",
        "authors": "Ada Lind; Bo Ek",
        "publisher": "Orvik Observer",
        "modified": "2031-04-03",
    }


@pytest.mark.parametrize("sidecar", ["{broken", "[1, 2]", '"text"', "", "[" * 100_000])
def test_broken_sidecar_is_refused_and_its_article_is_still_read(tmp_path: Path, sidecar: str) -> None:
    (tmp_path / "dam.html").write_text(PAGE)
    (tmp_path / "dam.json").write_text(sidecar)
    refusal, document = read(tmp_path)
    assert isinstance(refusal, Refusal)
    assert (refusal.source_uri, refusal.reason) == (str(tmp_path / "dam.json"), "broken_sidecar")
    assert document.source_uri == str(tmp_path / "dam.html")


def test_lone_json_file_is_no_sidecar(tmp_path: Path) -> None:
    (tmp_path / "dam.json").write_text('{"text": "The dam held."}')
    assert the_one(tmp_path).content == "The dam held."


def test_folder_is_read_in_sorted_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ["b.txt", "a/z.txt", "a/b.txt", ".hidden.txt", ".git/x.txt", "c.txt"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("The dam held.")
    found = [Path(document.source_uri).relative_to(tmp_path).as_posix() for document in documents(tmp_path)]
    assert found == ["a/b.txt", "a/z.txt", "b.txt", "c.txt"]


def test_folder_that_links_to_itself_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "dam.txt").write_text("The dam held.")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert the_one(tmp_path).source_uri == str(tmp_path / "a" / "dam.txt")


def test_linked_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "dam.txt").write_text("The dam held.")
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert the_one(tmp_path / "news").content == "The dam held."


def test_pattern_names_files_and_folders(tmp_path: Path) -> None:
    for name in ["a.txt", "b.txt", "c.md", "sub/d.txt"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("The dam held.")
    assert [Path(path).name for path in expand([f"{tmp_path}/*.txt"])] == ["a.txt", "b.txt"]
    assert [Path(path).name for path in expand([f"{tmp_path}/**/*.txt"])] == ["a.txt", "b.txt", "d.txt"]


def test_file_with_a_pattern_sign_in_its_name_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "a[1].txt").write_text("The dam held.")
    assert expand([str(tmp_path / "a[1].txt")]) == [str(tmp_path / "a[1].txt")]


def test_source_named_twice_is_read_once_and_paths_are_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("The dam held.")
    monkeypatch.chdir(tmp_path)
    assert expand(["a.txt", "*.txt", str(tmp_path), "https://example.org/feed"]) == [
        str(tmp_path / "a.txt"),
        "https://example.org/feed",
    ]


@pytest.mark.parametrize("missing", ["nowhere.txt", "no*.txt", "no/such/folder"])
def test_source_that_is_nowhere_stops_before_anything_is_read(tmp_path: Path, missing: str) -> None:
    (tmp_path / "a.txt").write_text("The dam held.")
    with pytest.raises(SourceError, match=r"no such file|nothing matches"):
        read_sources([str(tmp_path), str(tmp_path / missing)], Settings(ledger=tmp_path / ".ledger"))


def test_settings_may_only_name_fields_that_exist(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no field body; the fields are text"):
        read_sources([str(tmp_path)], Settings(columns={"body": ["story"]}))


def test_empty_folder_holds_nothing(tmp_path: Path) -> None:
    assert read(tmp_path) == []


def test_link_to_nothing_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert reasons(tmp_path) == ["unreadable"]


def test_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert reasons(tmp_path) == ["unreadable"]
