CREATE TABLE places (
    place_id VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    place_type VARCHAR,
    country VARCHAR,
    admin1 VARCHAR,
    latitude DOUBLE,
    longitude DOUBLE,
    precision VARCHAR
);
COMMENT ON TABLE places IS 'One place that the ledger''s articles name.';
COMMENT ON COLUMN places.place_id IS 'GeoNames id, or the id of the project''s own list.';
COMMENT ON COLUMN places.name IS 'The gazetteer''s name.';
COMMENT ON COLUMN places.place_type IS 'country, admin1, city, base, camp, airport, sea, region, ...';
COMMENT ON COLUMN places.country IS 'ISO 3166-1 alpha-3 code of the country; KOS is Kosovo.';
COMMENT ON COLUMN places.admin1 IS 'First-order division: province, state, governorate.';
COMMENT ON COLUMN places.latitude IS 'Degrees north.';
COMMENT ON COLUMN places.longitude IS 'Degrees east.';
COMMENT ON COLUMN places.precision IS 'How fine the place is. One of: site, city, admin1, country.';
