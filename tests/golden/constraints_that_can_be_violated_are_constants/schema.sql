CREATE SCHEMA archive;
CREATE TABLE author (
    id int PRIMARY KEY,
    email text UNIQUE,
    "Odd name!" int CONSTRAINT "Odd `check`" CHECK ("Odd name!" > 0),
    CHECK (id > 0)
);
CREATE UNIQUE INDEX author_email_idx ON author (lower(email)) WHERE id > 10;
CREATE TABLE archive.author (id int PRIMARY KEY);
CREATE TABLE book (
    id int PRIMARY KEY,
    author_id int REFERENCES author ON DELETE CASCADE,
    sequel_of int REFERENCES book,
    title text
);
CREATE TABLE loan (
    id int PRIMARY KEY,
    book_id int REFERENCES book
);
CREATE TABLE "type" (
    id int PRIMARY KEY,
    room int,
    EXCLUDE USING btree (room WITH =)
);
CREATE VIEW titles AS SELECT id, title FROM book;
