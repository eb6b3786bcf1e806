CREATE TABLE "Über ""Table""" (
    id int PRIMARY KEY
);
CREATE TABLE plain (
    id int PRIMARY KEY
);
