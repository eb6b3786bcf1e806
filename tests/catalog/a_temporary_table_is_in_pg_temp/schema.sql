CREATE TABLE author (id int NOT NULL);
CREATE TEMPORARY TABLE author (id int, kind text);
CREATE TEMPORARY VIEW seen AS SELECT author.id, other.id AS other FROM author JOIN public.author other USING (id);
