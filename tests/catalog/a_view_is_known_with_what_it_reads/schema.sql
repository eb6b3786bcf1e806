CREATE SCHEMA shop;
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE FUNCTION slug(text) RETURNS text LANGUAGE sql RETURN nullif($1, '');
CREATE TABLE author (id int PRIMARY KEY, "Name" text NOT NULL, mood mood);
CREATE TABLE shop.book (id int PRIMARY KEY, author int NOT NULL, title text NOT NULL);
CREATE TABLE unread (id int);
CREATE VIEW happy AS
    SELECT a.id, slug(a."Name") AS name FROM author a WHERE a.mood = 'happy' AND a."Name" <> 'it''s "me"';
CREATE VIEW shop.written (id, by, "Title of it") AS
    SELECT b.id, h.name, b.title FROM shop.book b LEFT JOIN happy h ON h.id = b.author;
CREATE RULE nothing AS ON INSERT TO shop.written DO INSTEAD NOTHING;
CREATE MATERIALIZED VIEW shop.counted AS SELECT author.mood, count(*) AS number FROM author GROUP BY author.mood;
