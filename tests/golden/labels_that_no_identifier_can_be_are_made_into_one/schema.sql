CREATE TYPE odd AS ENUM (
    '', ' ', '1', '1 2', '-', 'a"#b', 'it''s', 'back\slash', 'self', 'type', 'größte', '日本',
    'UPPER CASE', 'x86_64', '{}'
);
CREATE TABLE thing (odd odd NOT NULL);
