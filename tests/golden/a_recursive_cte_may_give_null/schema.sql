CREATE TABLE person (
    id int PRIMARY KEY,
    boss_id int REFERENCES person
);
