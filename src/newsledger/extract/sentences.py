"""Sentences of an article, as rows."""

from collections.abc import Iterator

from spacy.tokens import Doc

from newsledger.records import Article, Sentence


def sentences(doc: Doc, article: Article) -> Iterator[Sentence]:
    """Yield one row a sentence of ``doc``, in order; ``sentence_index`` counts ``doc.sents`` from 0.

    ``doc.text`` equals ``article.text``; the spans carry no white space at their edges.
    """
    for index, sent in enumerate(doc.sents):
        text = article.text[sent.start_char : sent.end_char]
        stripped = text.strip()
        if stripped:
            start = sent.start_char + text.index(stripped)
            end = start + len(stripped)
            yield Sentence(
                article_id=article.article_id, sentence_index=index, start_char=start, end_char=end, text=stripped
            )
