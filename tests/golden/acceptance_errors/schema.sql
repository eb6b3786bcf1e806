CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE DOMAIN positive AS int CHECK (VALUE > 0);

CREATE TABLE thing (
    id int PRIMARY KEY,
    size positive NOT NULL,
    mood mood NOT NULL
);
