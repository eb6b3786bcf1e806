CREATE DOMAIN email AS text;
CREATE TABLE person (
    emails email[] NOT NULL
);
