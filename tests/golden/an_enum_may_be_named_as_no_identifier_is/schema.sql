CREATE TYPE "the Type" AS ENUM ('a');
CREATE TYPE self AS ENUM ('b');
CREATE TABLE thing (
    a "the Type" NOT NULL,
    b self[] NOT NULL
);
