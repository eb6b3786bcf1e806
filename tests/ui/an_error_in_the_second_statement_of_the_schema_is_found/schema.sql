CREATE TABLE author (
    id int PRIMARY KEY -- größe 😀
);

CREATE TABLE book (
    author_id int REFERENCES autor
);
