"""RSS, Atom and WARC: what an entry or a record says of its article, and what is none."""

import gzip
import io
import random
from collections.abc import Iterable
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from .found import documents, read, reasons, refusals, the_one

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Orvik Observer</title><link>https://example.org/</link><language>en-gb</language>{items}</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Orvik Observer</title>{items}</feed>"""


def feed(folder: Path, items: str, frame: str = RSS, charset: str = "utf-8") -> Path:
    path = folder / "feed.xml"
    path.write_bytes(frame.format(items=items).encode(charset))
    return path


def test_entry_is_a_document_with_what_the_feed_says(tmp_path: Path) -> None:
    item = """<item><title>Dam &amp;amp; &lt;i&gt;levee&lt;/i&gt; hold</title><link>/dam</link><guid>obs-17</guid>
        <dc:creator>Ada Lind</dc:creator><pubDate>Wed, 02 Apr 2031 01:30:00 +0330</pubDate>
        <description>Short.</description><content:encoded><![CDATA[<p>The dam <b>held</b>.</p>]]></content:encoded></item>"""
    document = the_one(feed(tmp_path, item))
    assert document.source_uri == f"{tmp_path}/feed.xml#entry=1"
    assert (document.content, document.format) == ("<p>The dam <b>held</b>.</p>", "html")
    assert not document.is_stable_uri
    assert document.metadata == {
        "url": "https://example.org/dam",
        "title": "Dam & levee hold",
        "authors": "Ada Lind",
        "published": "2031-04-01T22:00:00Z",
        "publisher": "Orvik Observer",
        "id": "obs-17",
    }


def test_entry_with_only_a_summary_is_a_document(tmp_path: Path) -> None:
    document = the_one(
        feed(
            tmp_path,
            "<item><title>T</title><description>Smith &amp;amp; Co &lt;b&gt;won&lt;/b&gt;.</description></item>",
        )
    )
    assert (document.content, document.format) == ("Smith & Co won.", "text")


def test_entry_without_text_is_refused(tmp_path: Path) -> None:
    path = feed(tmp_path, "<item><title>T</title></item><item><description>It held.</description></item>")
    (refusal,) = refusals(path)
    assert (refusal.source_uri, refusal.reason) == (f"{path}#entry=1", "no_text")
    assert [document.source_uri for document in documents(path)] == [f"{path}#entry=2"]


def test_publisher_is_the_entrys_own_source_before_the_feed(tmp_path: Path) -> None:
    item = '<item><description>It held.</description><source url="https://wire.example">North Wire</source></item>'
    assert the_one(feed(tmp_path, item)).metadata["publisher"] == "North Wire"


@pytest.mark.parametrize(
    ("dates", "published"),
    [
        ("<published>2031-04-02</published>", "2031-04-02"),
        ("<published>2031-04-02T01:00:00+02:00</published>", "2031-04-02T01:00:00+02:00"),
        ("<published>2031-04-02</published><updated>2031-05-01</updated>", "2031-04-02"),
        ("<updated>2031-04-03</updated>", "2031-04-03"),
        ("<published>last Tuesday</published>", "last Tuesday"),
    ],
)
def test_atom_dates_stay_as_fine_as_they_are(tmp_path: Path, dates: str, published: str) -> None:
    item = f"<entry>{dates}<content>The dam held.</content></entry>"
    assert the_one(feed(tmp_path, item, ATOM)).metadata["published"] == published


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "utf-16"])
def test_feed_is_decoded_by_the_charset_it_declares(tmp_path: Path, charset: str) -> None:
    frame = RSS.replace("utf-8", charset)
    assert the_one(feed(tmp_path, "<item><description>Café.</description></item>", frame, charset)).content == "Café."


def test_feed_with_broken_xml_still_gives_its_entries(tmp_path: Path) -> None:
    path = feed(tmp_path, "<item><description>AT&T & the dam</description></item><item><description>Two.</description>")
    assert [document.content for document in documents(path)] == ["AT&T & the dam", "Two."]


@pytest.mark.parametrize(
    "content",
    ["<?xml version='1.0'?><note><to>Ada</to></note>", RSS.format(items=""), "<rss", "<?xml version='1.0'?>", "<feed>"],
)
def test_xml_without_entries_is_a_broken_feed(tmp_path: Path, content: str) -> None:
    (tmp_path / "feed.xml").write_text(content)
    assert reasons(tmp_path / "feed.xml") == ["broken_feed"]


@pytest.mark.parametrize("charset", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["bomb.xml", "bomb.rss", "bomb"])
def test_feed_that_declares_entities_is_refused_before_it_is_parsed(tmp_path: Path, name: str, charset: str) -> None:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 20))
    bomb = f'<?xml version="1.0" encoding="{charset}"?><!DOCTYPE rss [<!ENTITY l0 "lol">{levels}]>'
    body = "<rss version='2.0'><channel><item><description>&l19;</description></item></channel></rss>"
    (tmp_path / name).write_bytes((bomb + body).encode(charset))
    assert reasons(tmp_path / name) == ["entity_declaration"]


def test_feed_with_a_plain_document_type_is_read(tmp_path: Path) -> None:
    frame = '<!DOCTYPE rss PUBLIC "-//Example//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss.dtd">' + RSS.partition("?>")[2]
    assert the_one(feed(tmp_path, "<item><description>It held.</description></item>", frame)).content == "It held."


LAST_CHUNK = b"\r\n0\r\n\r\n"
PAGE = b"<html><body><p>The dam at Orvik held.</p></body></html>"
HTML = [("Content-Type", "text/html; charset=utf-8")]


def warc(pages: Iterable[tuple[str, list[tuple[str, str]], bytes]], compressed: bool = False) -> bytes:
    """Return a crawl with a warcinfo record, then a request and a response record for each page."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compressed)
    writer.write_record(writer.create_warcinfo_record("crawl", {"software": "test"}))
    for number, (status, headers, body) in enumerate(pages):
        asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "example.org")], is_http_request=True)
        writer.write_record(writer.create_warc_record(f"https://example.org/{number}", "request", http_headers=asked))
        answer = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://example.org/{number}",
            "response",
            payload=io.BytesIO(body),
            http_headers=answer,
            warc_headers_dict={"WARC-Date": "2031-04-05T06:07:08Z"},
        )
        writer.write_record(record)
    return out.getvalue()


def save(folder: Path, data: bytes, name: str = "crawl.warc") -> Path:
    (folder / name).write_bytes(data)
    return folder / name


@pytest.mark.parametrize(("name", "compressed"), [("crawl.warc", False), ("crawl.warc.gz", True), ("crawl", False)])
def test_crawled_pages_are_documents(tmp_path: Path, name: str, compressed: bool) -> None:
    image = ("200 OK", [("Content-Type", "image/png")], b"\x89PNG")
    path = save(tmp_path, warc([("200 OK", HTML, PAGE), image, ("200 OK", HTML, PAGE)], compressed), name)
    first, second = documents(path)
    assert len(read(path)) == 2
    assert first.metadata == {"url": "https://example.org/0"}
    assert (first.content, first.format, first.is_stable_uri) == (PAGE.decode(), "html", False)
    assert second.metadata["url"] == "https://example.org/2"


@pytest.mark.parametrize("compressed", [False, True])
def test_offset_is_where_the_record_starts_in_the_file(tmp_path: Path, compressed: bool) -> None:
    path = save(tmp_path, warc([("200 OK", HTML, PAGE), ("200 OK", HTML, PAGE)], compressed))
    for document in documents(path):
        rest = path.read_bytes()[int(document.source_uri.rpartition("=")[2]) :]
        record = gzip.decompress(rest) if compressed else rest
        assert record.startswith(b"WARC/1.0\r\n")
        assert document.metadata["url"].encode() in record[:400]


def test_crawl_that_was_compressed_as_one_is_read(tmp_path: Path) -> None:
    data = warc([("200 OK", HTML, PAGE)] * 30)
    path = save(tmp_path, gzip.compress(data), "crawl.warc.gz")
    found = documents(path)
    assert [document.metadata["url"] for document in found] == [f"https://example.org/{n}" for n in range(30)]
    assert reasons(path) == []
    assert data[int(found[3].source_uri.rpartition("=")[2]) :].startswith(b"WARC/1.0\r\n")


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ([("Content-Encoding", "gzip")], gzip.compress(PAGE)),
        ([("Transfer-Encoding", "chunked")], b"14\r\n" + PAGE[:20] + b"\r\n%x\r\n" % len(PAGE[20:]) + PAGE[20:] + LAST_CHUNK),
        ([("Content-Encoding", "gzip")], PAGE),  # crawlers often store it unpacked and keep the header
    ],
)  # fmt: skip
def test_encodings_of_http_are_undone(tmp_path: Path, headers: list[tuple[str, str]], body: bytes) -> None:
    assert the_one(save(tmp_path, warc([("200 OK", HTML + headers, body)]))).content == PAGE.decode()


def test_charset_of_the_http_header_goes_before_the_pages_own(tmp_path: Path) -> None:
    body = '<html><head><meta charset="koi8-r"></head><p>Орвик</p></html>'.encode("cp1251")
    path = save(tmp_path, warc([("200 OK", [("Content-Type", "text/html; charset=windows-1251")], body)]))
    assert "<p>Орвик</p>" in the_one(path).content


def test_error_page_of_a_crawl_is_refused(tmp_path: Path) -> None:
    path = save(tmp_path, warc([("404 Not Found", HTML, PAGE), ("200 OK", HTML, PAGE)]))
    (refusal,) = refusals(path)
    assert refusal.reason == "http_status"
    assert refusal.detail == {"status": "404", "url": "https://example.org/0"}
    assert len(documents(path)) == 1


def test_text_that_was_taken_from_pages_is_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    headers = {"Content-Type": "text/plain"}
    payload = io.BytesIO(b"The dam held.")
    record = writer.create_warc_record("https://example.org/1", "conversion", payload, warc_headers_dict=headers)
    record.rec_headers.replace_header("Content-Type", "text/plain")
    writer.write_record(record)
    document = the_one(save(tmp_path, out.getvalue(), "crawl.warc.wet"))
    assert (document.content, document.format) == ("The dam held.", "text")


@pytest.mark.parametrize("inside", [5, 40, 150, 200])
@pytest.mark.parametrize("compressed", [False, True])
def test_crawl_cut_inside_a_record_keeps_those_before(tmp_path: Path, compressed: bool, inside: int) -> None:
    data = warc([("200 OK", HTML, PAGE + str(n).encode() * 40) for n in range(3)], compressed)
    whole = documents(save(tmp_path, data))
    for count, document in enumerate(whole):
        path = save(tmp_path, data[: int(document.source_uri.rpartition("=")[2]) + inside])
        assert documents(path) == whole[:count]
        assert reasons(path) == ["truncated"]


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
def test_crawl_that_was_compressed_as_one_and_cut_is_truncated(tmp_path: Path, share: float) -> None:
    pages = [("200 OK", HTML, PAGE + random.Random(n).randbytes(3000).hex().encode()) for n in range(9)]
    data = gzip.compress(warc(pages))
    path = save(tmp_path, data[: int(len(data) * share)])
    assert len(documents(path)) == int(9 * share)
    assert reasons(path) == ["truncated"]


def test_crawl_cut_in_half_is_truncated(tmp_path: Path) -> None:
    data = warc([("200 OK", HTML, PAGE), ("200 OK", HTML, PAGE * 100)])
    found = read(save(tmp_path, data[: len(data) // 2]))
    assert [getattr(item, "reason", "kept") for item in found] == ["kept", "truncated"]


def test_crawl_with_headers_without_end_is_refused_in_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(warc([("200 OK", HTML, PAGE)]))
        file.write(b"WARC/1.0\r\nX-Long: ")
        for _ in range(64):
            file.write(b"x" * (1 << 20))
    assert len(documents(path)) == 1
    assert reasons(path) == ["broken_warc"]


def test_file_called_warc_that_is_none_is_broken(tmp_path: Path) -> None:
    assert reasons(save(tmp_path, b"The dam held.\n" * 50)) == ["broken_warc"]
