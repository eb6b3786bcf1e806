CREATE SCHEMA other;
CREATE TABLE author (id int PRIMARY KEY, name text UNIQUE CHECK (name <> ''));
CREATE UNIQUE INDEX author_lower_idx ON author (lower(name)) WHERE id > 0;
CREATE TABLE book (
    id int PRIMARY KEY,
    author_id int REFERENCES author ON DELETE CASCADE,
    author_name text REFERENCES author (name) ON UPDATE CASCADE,
    sequel_of int REFERENCES book
);
CREATE TABLE other.loan (book_id int REFERENCES book);
CREATE TABLE reader (id int PRIMARY KEY, EXCLUDE USING btree (id WITH =) WHERE (id > 9));
CREATE TABLE shelf (id int PRIMARY KEY);
CREATE TABLE place (shelf_id int REFERENCES shelf);
CREATE TABLE visit (id int, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
CREATE TABLE visit_of_2024 PARTITION OF visit FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE stamp (id int, day date, FOREIGN KEY (id, day) REFERENCES visit);
