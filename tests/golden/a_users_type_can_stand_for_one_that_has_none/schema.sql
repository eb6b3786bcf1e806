CREATE TABLE checkpoint (
    at pg_lsn NOT NULL,
    was pg_lsn
);
