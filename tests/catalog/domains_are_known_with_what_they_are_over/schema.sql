CREATE SCHEMA "My Shop";
CREATE DOMAIN code AS text CHECK (VALUE <> '');
CREATE DOMAIN certain AS int NOT NULL;
CREATE DOMAIN "My Shop"."Certain too" AS certain;
CREATE DOMAIN codes AS code[];
CREATE DOMAIN of_a_column AS int;
CREATE DOMAIN unused AS int NOT NULL;
CREATE TABLE author (id of_a_column, tags code[], tag char(3), name varchar(7), kind "char", at timestamp(3));
