CREATE TABLE place (
    id int PRIMARY KEY,
    owners aclitem,
    seen pg_snapshot
);
