CREATE TABLE claims (
    claim_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    sentence_index BIGINT NOT NULL,
    start_char BIGINT NOT NULL,
    end_char BIGINT NOT NULL,
    text VARCHAR NOT NULL,
    value DOUBLE,
    low DOUBLE,
    high DOUBLE,
    is_low_inclusive BOOLEAN,
    is_high_inclusive BOOLEAN,
    comparator VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    unit VARCHAR,
    currency VARCHAR,
    currency_basis VARCHAR,
    per VARCHAR,
    concept VARCHAR,
    concept_text VARCHAR,
    entity_text VARCHAR,
    measure VARCHAR,
    change_role VARCHAR,
    change_id VARCHAR,
    is_part BOOLEAN,
    total_claim_id VARCHAR,
    event_mention_id VARCHAR,
    event_basis VARCHAR,
    event_id VARCHAR,
    source_text VARCHAR,
    source_mention_id VARCHAR,
    source_actor_id VARCHAR,
    source_type VARCHAR,
    cue VARCHAR,
    stance VARCHAR,
    factuality VARCHAR,
    as_of_on DATE,
    as_of_basis VARCHAR,
    reported_at TIMESTAMP,
    confidence DOUBLE,
    rule VARCHAR NOT NULL
);
COMMENT ON TABLE claims IS 'One number that an article reports, anchored to its exact words.';
COMMENT ON COLUMN claims.claim_id IS 'Hash of article_id, start_char, end_char and the reading.';
COMMENT ON COLUMN claims.article_id IS 'The article the row was read from.';
COMMENT ON COLUMN claims.sentence_index IS 'Position of the sentence in its article, from 0.';
COMMENT ON COLUMN claims.start_char IS 'First character of the words in articles.text, from 0.';
COMMENT ON COLUMN claims.end_char IS 'One past the last character of the words in articles.text.';
COMMENT ON COLUMN claims.text IS 'The words themselves: articles.text from start_char to end_char.';
COMMENT ON COLUMN claims.value IS 'As printed, scale applied: 1.2 million is 1200000; null when only fuzzy.';
COMMENT ON COLUMN claims.low IS 'Lower bound; null is open.';
COMMENT ON COLUMN claims.high IS 'Upper bound; null is open.';
COMMENT ON COLUMN claims.is_low_inclusive IS 'Whether low itself is meant; null when low is open.';
COMMENT ON COLUMN claims.is_high_inclusive IS 'Whether high itself is meant; null when high is open.';
COMMENT ON COLUMN claims.comparator IS 'How the words bound the number. One of: exactly, about, at_least, more_than, up_to, at_most, less_than, nearly, between, fuzzy, none.';
COMMENT ON COLUMN claims.kind IS 'What kind of number. One of: count, money, percent, percentage_point, measure, duration, ratio, multiplier, rank, score.';
COMMENT ON COLUMN claims.unit IS 'UCUM code or plain name of the unit; null for bare counts and money.';
COMMENT ON COLUMN claims.currency IS 'ISO 4217 code.';
COMMENT ON COLUMN claims.currency_basis IS 'What the currency is read from. One of: code, symbol, name, publisher.';
COMMENT ON COLUMN claims.per IS 'What a rate is taken over: day, 100000 people, head.';
COMMENT ON COLUMN claims.concept IS 'Lemma of what is counted or measured.';
COMMENT ON COLUMN claims.concept_text IS 'The words for what is counted or measured.';
COMMENT ON COLUMN claims.entity_text IS 'Whose it is or what it is measured of, where words name that beside the concept.';
COMMENT ON COLUMN claims.measure IS 'What is measured, of a closed list; other: something else is done to what is counted; null when no word tells. One of: killed, injured, casualties, hospitalised, missing, arrested, displaced, evacuated, expelled, captured, released, rescued, infected, participants, deployed, withdrawn, fired, destroyed, damaged, seized, cost, other.';
COMMENT ON COLUMN claims.change_role IS 'An end or the size of a change, else level; null for ranks, scores and multipliers that are neither. One of: level, from, to, up_by, down_by.';
COMMENT ON COLUMN claims.change_id IS 'The same for the claims of one change: its ends, its size, a level it led to; null when it stands alone.';
COMMENT ON COLUMN claims.is_part IS 'Whether it is part of a larger total; null when nothing says.';
COMMENT ON COLUMN claims.total_claim_id IS 'The claim of the total that it is part of.';
COMMENT ON COLUMN claims.event_mention_id IS 'The event mention it belongs to.';
COMMENT ON COLUMN claims.event_basis IS 'What ties it to that event mention. One of: role, path, discourse.';
COMMENT ON COLUMN claims.event_id IS 'The event across articles; null until linked.';
COMMENT ON COLUMN claims.source_text IS 'The words that name who is speaking; null when unknown.';
COMMENT ON COLUMN claims.source_mention_id IS 'The actor mention that names who is speaking.';
COMMENT ON COLUMN claims.source_actor_id IS 'The actor who is speaking; null when unknown.';
COMMENT ON COLUMN claims.source_type IS 'Who says it, by kind. One of: official, military, police, hospital, ngo, media, witness, unnamed, author.';
COMMENT ON COLUMN claims.cue IS 'The reporting words that tie the content to its source.';
COMMENT ON COLUMN claims.stance IS 'What the source does with the number. One of: asserts, denies, estimates, doubts.';
COMMENT ON COLUMN claims.factuality IS 'How the text presents it; null when unknown. One of: actual, planned, hypothetical, attempted, threatened, denied, negated.';
COMMENT ON COLUMN claims.as_of_on IS 'The day the number is true of; null when that is unknown or no single day.';
COMMENT ON COLUMN claims.as_of_basis IS 'What as_of_on stands on. One of: explicit, relative, article.';
COMMENT ON COLUMN claims.reported_at IS 'When the article reported it, UTC.';
COMMENT ON COLUMN claims.confidence IS 'How sure it is that it belongs to its event mention, 0 to 1; null without one.';
COMMENT ON COLUMN claims.rule IS 'Why the row exists: the lexicon entry or grammar rule that made it.';
