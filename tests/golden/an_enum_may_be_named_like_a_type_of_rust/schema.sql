CREATE TYPE result AS ENUM ('ok', 'err');
CREATE TYPE box AS ENUM ('send', 'sync');
CREATE TYPE "my.mood" AS ENUM ('a "quoted" one', E'two\nlines');
CREATE TYPE mood AS ENUM ('self', 'Self');
CREATE TYPE "Mood" AS ENUM ('x');
CREATE TYPE nothing AS ENUM ();
