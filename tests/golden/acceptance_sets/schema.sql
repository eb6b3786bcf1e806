CREATE TABLE item (
    id int PRIMARY KEY,
    code text UNIQUE,
    n int NOT NULL CHECK (n < 1000),
    note text
);

CREATE TABLE node (id int PRIMARY KEY, parent int REFERENCES node ON DELETE CASCADE);

CREATE TABLE part (id int PRIMARY KEY, item int REFERENCES item ON DELETE SET NULL);

CREATE TABLE account (id int PRIMARY KEY, n int NOT NULL);
CREATE FUNCTION spread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE account SET n = account.n + new.n WHERE id = new.id + 1;
    RETURN NULL;
END
$$;
CREATE TRIGGER spread AFTER UPDATE ON account
FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION spread();

CREATE FUNCTION items() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT count(*) FROM item';
CREATE FUNCTION note_down(id int) RETURNS int LANGUAGE sql AS $$
    INSERT INTO item (id, n) VALUES (id, 0) ON CONFLICT DO NOTHING;
    SELECT id;
$$;
CREATE VIEW noted AS SELECT note_down(id + 1) FROM item;
CREATE VIEW busy AS SELECT id, n > 3 AS many FROM item;
CREATE TABLE numbered (id int PRIMARY KEY, place bigint NOT NULL DEFAULT items());
CREATE SEQUENCE numbers;

CREATE TABLE word (
    id int PRIMARY KEY,
    word text,
    folded text GENERATED ALWAYS AS (lower(word)) STORED UNIQUE,
    serial serial
);
CREATE TABLE leaf (id int, k int, parent int, PRIMARY KEY (id, k), FOREIGN KEY (parent, k) REFERENCES leaf)
PARTITION BY LIST (k);
CREATE TABLE leaf_1 PARTITION OF leaf FOR VALUES IN (1);
