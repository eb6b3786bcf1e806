-- Vacuum would run when it likes: the benchmark analyzes the tables itself.
CREATE TABLE users (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    hair_color text
) WITH (autovacuum_enabled = false);

CREATE TABLE posts (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id integer NOT NULL REFERENCES users,
    title text NOT NULL,
    body text
) WITH (autovacuum_enabled = false);

CREATE TABLE comments (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    post_id integer NOT NULL REFERENCES posts,
    text text NOT NULL
) WITH (autovacuum_enabled = false);
