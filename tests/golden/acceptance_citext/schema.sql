CREATE EXTENSION citext;

CREATE DOMAIN handle AS citext CHECK (length(VALUE::text) > 1);

CREATE TABLE account (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name citext NOT NULL UNIQUE,
    handle handle,
    aliases citext[] NOT NULL DEFAULT '{}'
);
