CREATE TYPE letter AS ENUM (
    'letter a', 'letter b', 'letter c', 'letter d', 'letter e', 'letter f', 'letter g', 'letter h', 'letter i', 'letter j'
);
CREATE TABLE thing (a letter NOT NULL);
