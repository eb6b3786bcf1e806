CREATE TABLE price (
    id int PRIMARY KEY,
    us$ numeric NOT NULL,
    a$b$c int
);
