-- name: bookings :many
SELECT * FROM booking;

-- name: book :exec
-- @param nights?
INSERT INTO booking VALUES (:rooms, :during, :nights, :breaks, :heat, :share);
