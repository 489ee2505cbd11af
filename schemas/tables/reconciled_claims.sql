CREATE TABLE reconciled_claims (
    event_id VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    concept VARCHAR NOT NULL,
    low DOUBLE,
    best DOUBLE,
    high DOUBLE,
    best_claim_id VARCHAR,
    claim_count BIGINT NOT NULL,
    publisher_count BIGINT NOT NULL,
    is_conflict BOOLEAN NOT NULL,
    first_reported_at TIMESTAMP,
    last_reported_at TIMESTAMP,
    method VARCHAR NOT NULL
);
COMMENT ON TABLE reconciled_claims IS 'What is known of one measure of one event, with the range of all reports (UCDP''s low, best, high).';
COMMENT ON COLUMN reconciled_claims.event_id IS 'The event.';
COMMENT ON COLUMN reconciled_claims.measure IS 'What is measured. One of: killed, injured, casualties, hospitalised, missing, arrested, displaced, evacuated, expelled, captured, released, rescued, infected, participants, deployed, withdrawn, fired, destroyed, damaged, seized, cost, other.';
COMMENT ON COLUMN reconciled_claims.concept IS 'Lemma of what is counted.';
COMMENT ON COLUMN reconciled_claims.low IS 'Lowest figure that stands; null is open.';
COMMENT ON COLUMN reconciled_claims.best IS 'The latest most authoritative independent report; never an average.';
COMMENT ON COLUMN reconciled_claims.high IS 'Highest figure that stands; null is open.';
COMMENT ON COLUMN reconciled_claims.best_claim_id IS 'The claim that best rests on.';
COMMENT ON COLUMN reconciled_claims.claim_count IS 'Claims considered.';
COMMENT ON COLUMN reconciled_claims.publisher_count IS 'Independent publishers among them.';
COMMENT ON COLUMN reconciled_claims.is_conflict IS 'Whether intervals do not meet.';
COMMENT ON COLUMN reconciled_claims.first_reported_at IS 'First report, UTC.';
COMMENT ON COLUMN reconciled_claims.last_reported_at IS 'Last report, UTC.';
COMMENT ON COLUMN reconciled_claims.method IS 'How best was chosen, in words.';
