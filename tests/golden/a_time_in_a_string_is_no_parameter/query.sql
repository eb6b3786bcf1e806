-- name: noon :one
SELECT '12:30:00'::time AS noon, TIME '08:15' AS morning, timestamp '2024-01-01 12:00' AS day;
