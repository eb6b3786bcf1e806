CREATE TABLE straße (
    "Größe" int NOT NULL,
    имя text NOT NULL,
    价格 numeric
);
