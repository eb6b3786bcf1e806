CREATE TABLE keyword (
    type int NOT NULL,
    async int NOT NULL,
    self int NOT NULL,
    super int NOT NULL,
    match text,
    "SELECT" text
);
