CREATE TABLE seat (id int PRIMARY KEY, guest text);
CREATE FUNCTION seats() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT count(*) FROM seat';
CREATE DOMAIN place AS int CHECK (seats() < 2);
