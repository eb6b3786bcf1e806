CREATE TABLE book (
    id int PRIMARY KEY,
    a int, b int, c int, d int NOT NULL, e int, f int, g int, h int, i int
);
