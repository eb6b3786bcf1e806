CREATE TABLE post (
    id int PRIMARY KEY,
    tags text[] NOT NULL,
    first_tag int NOT NULL,
    last_tag int NOT NULL
);
