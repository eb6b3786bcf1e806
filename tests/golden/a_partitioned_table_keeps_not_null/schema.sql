CREATE TABLE event (
    id int NOT NULL,
    at date NOT NULL,
    note text
) PARTITION BY RANGE (at);
CREATE TABLE event_2024 PARTITION OF event FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
