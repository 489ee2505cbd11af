"""Sentences as rows."""

from datetime import datetime

import newsledger.nlp
from newsledger.extract.sentences import sentences
from newsledger.records import Article


def test_rows_count_from_zero_and_quote_the_text_without_its_edges() -> None:
    text = "\n Storm hits coast\n\nTen boats sank off St. Ives.  Nobody died. \n"
    article = Article(
        article_id="art_1",
        document_key="text:1",
        source_uri="a.txt",
        text=text,
        char_count=len(text),
        word_count=11,
        text_hash="1",
        source_hash="1",
        revision=1,
        ingested_at=datetime.fromisoformat("2020-01-15T09:00"),
        run_id="run",
    )
    rows = list(sentences(newsledger.nlp.load_for_text()(text), article))
    assert [row.text for row in rows] == ["Storm hits coast", "Ten boats sank off St. Ives.", "Nobody died."]
    assert [row.sentence_index for row in rows] == [0, 1, 2]
    assert all(text[row.start_char : row.end_char] == row.text for row in rows)
