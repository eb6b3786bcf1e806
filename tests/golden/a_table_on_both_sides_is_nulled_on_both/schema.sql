CREATE TABLE person (
    id int PRIMARY KEY,
    name text NOT NULL,
    boss_id int REFERENCES person
);
