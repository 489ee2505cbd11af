-- Every claim with the sentence it stands in and the article that reports it.
CREATE VIEW claims_with_context AS
SELECT
    claims.claim_id,
    articles.publisher,
    articles.published_at,
    articles.title,
    articles.url,
    claims.comparator,
    claims.value,
    claims.low,
    claims.high,
    claims.unit,
    claims.currency,
    claims.per,
    claims.concept,
    claims.measure,
    claims.kind,
    claims.text,
    sentences.text AS sentence,
    claims.source_text,
    claims.stance,
    claims.factuality,
    claims.as_of_on,
    articles.duplicate_of IS NOT NULL AS is_copy,
    claims.event_id,
    claims.article_id,
    claims.sentence_index,
    claims.start_char,
    claims.end_char,
    claims.rule
FROM claims
JOIN articles USING (article_id)
LEFT JOIN sentences USING (article_id, sentence_index);
