CREATE TYPE mood AS ENUM ('sad', 'ok', 'very happy');
CREATE TABLE person (
    id int PRIMARY KEY,
    mood mood NOT NULL,
    last_mood mood,
    moods mood[] NOT NULL
);
