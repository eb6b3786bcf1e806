-- name: databases :many
SELECT oid, datname, datacl IS NULL AS open FROM pg_database;
