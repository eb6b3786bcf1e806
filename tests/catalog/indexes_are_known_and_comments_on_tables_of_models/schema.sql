CREATE TABLE person (
    id    integer PRIMARY KEY,
    email text UNIQUE,
    born  date
);
CREATE INDEX person_by_birth ON person (born DESC, email);
CREATE INDEX person_in_any_case ON person (lower(email)) WHERE born IS NOT NULL;
CREATE INDEX person_some ON person (born) WHERE email IS NOT NULL;
CREATE INDEX person_words ON person USING gin (to_tsvector('simple', email));
CREATE INDEX person_again ON person (email);
COMMENT ON TABLE person IS E'Who "reads"\n   or writes.';
COMMENT ON COLUMN person.born IS 'The day of birth; it''s private.';
CREATE TABLE other (id integer PRIMARY KEY);
COMMENT ON TABLE other IS 'No model is of it.';
