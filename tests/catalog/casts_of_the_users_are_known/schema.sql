CREATE EXTENSION citext;
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TYPE pair AS (a int, b int);
CREATE FUNCTION mood_of(int) RETURNS mood LANGUAGE sql RETURN NULL::mood;
CREATE FUNCTION moods_of(pair) RETURNS mood[] LANGUAGE sql RETURN NULL::mood[];
CREATE CAST (int AS mood) WITH FUNCTION mood_of(int);
CREATE CAST (pair AS mood[]) WITH FUNCTION moods_of(pair);
CREATE CAST (text AS mood) WITH INOUT;
