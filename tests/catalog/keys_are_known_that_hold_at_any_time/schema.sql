CREATE FUNCTION slug(text) RETURNS text IMMUTABLE LANGUAGE sql RETURN lower($1);
CREATE TABLE author (
    email text UNIQUE NULLS DISTINCT,
    id int PRIMARY KEY,
    "full name" text,
    died date,
    rank int UNIQUE DEFERRABLE,
    seat int,
    EXCLUDE USING btree (seat WITH =)
);
CREATE UNIQUE INDEX a_partial ON author (id, lower("full name")) WHERE died IS NULL;
CREATE UNIQUE INDEX b_of_a_function ON author (slug(email)) INCLUDE (died);
CREATE UNIQUE INDEX c_quoted ON author ("full name" text_pattern_ops, died);
CREATE UNIQUE INDEX d_of_another_collation ON author ("full name" COLLATE "POSIX");
CREATE UNIQUE INDEX e_of_another_equality ON author ((author.*) record_image_ops);
CREATE INDEX f_not_unique ON author (died);

CREATE TABLE parent (id int PRIMARY KEY);
CREATE TABLE child (PRIMARY KEY (id)) INHERITS (parent);

CREATE TABLE event (id int, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE event_of_2024 PARTITION OF event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE UNIQUE INDEX event_only ON ONLY event (at);

CREATE TABLE ruled (id int PRIMARY KEY);
CREATE RULE nothing AS ON INSERT TO ruled DO INSTEAD NOTHING;

CREATE MATERIALIZED VIEW total AS SELECT id, count(*) AS number FROM author GROUP BY id;
CREATE UNIQUE INDEX ON total (id);
