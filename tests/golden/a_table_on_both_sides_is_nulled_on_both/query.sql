-- name: people :many
SELECT p.name, boss.name AS boss
FROM person AS p
FULL JOIN person AS boss ON boss.id = p.boss_id;
