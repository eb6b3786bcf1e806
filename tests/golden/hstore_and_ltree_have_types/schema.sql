CREATE SCHEMA extensions;
CREATE EXTENSION hstore SCHEMA extensions;
CREATE EXTENSION ltree;
CREATE TABLE page (
    path ltree NOT NULL,
    query lquery,
    words ltxtquery,
    paths ltree[],
    attributes extensions.hstore NOT NULL,
    versions extensions.hstore[]
);
