CREATE TABLE parent (
    a int NOT NULL,
    b int NOT NULL
);
CREATE TABLE child () INHERITS (parent);
ALTER TABLE child ALTER a DROP NOT NULL;
