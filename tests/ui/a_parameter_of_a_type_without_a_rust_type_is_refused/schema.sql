CREATE TABLE place (
    id int PRIMARY KEY,
    at point
);
