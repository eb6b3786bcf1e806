-- The warehouse of the library: a star of one fact and its dimensions.

CREATE TYPE season AS ENUM ('winter', 'spring', 'summer', 'autumn');

CREATE TABLE branch (
    id   integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL UNIQUE,
    city text
);

COMMENT ON TABLE branch IS 'A branch of the library.';
COMMENT ON COLUMN branch.id IS 'The branch''s number.';
COMMENT ON COLUMN branch.name IS 'What it is called.';
COMMENT ON COLUMN branch.city IS 'Where it stands; the bus has no place of its own.';

CREATE TABLE calendar (
    day     date PRIMARY KEY,
    season  season NOT NULL,
    holiday text
);

COMMENT ON TABLE calendar IS 'A day on which loans were counted.';
COMMENT ON COLUMN calendar.day IS 'The day.';
COMMENT ON COLUMN calendar.season IS 'The season, as meteorologists have it.';
COMMENT ON COLUMN calendar.holiday IS 'The holiday, if it is one.';

CREATE TABLE loan_fact (
    day       date NOT NULL REFERENCES calendar,
    branch_id integer NOT NULL REFERENCES branch,
    loans     integer NOT NULL CHECK (loans >= 0),
    fines     numeric(8, 2) NOT NULL DEFAULT 0,
    PRIMARY KEY (day, branch_id)
);

COMMENT ON TABLE loan_fact IS 'What was lent on a day at a branch.';
COMMENT ON COLUMN loan_fact.day IS 'The day.';
COMMENT ON COLUMN loan_fact.branch_id IS 'The branch.';
COMMENT ON COLUMN loan_fact.loans IS 'How many copies were lent.';
COMMENT ON COLUMN loan_fact.fines IS 'What was paid for copies that came back late.';
