-- name: authors_by_country :many
-- Authors of one country, youngest first.
-- @param country  ISO 3166 alpha-2 code
-- @column age!
SELECT id, first_name, last_name, age(birth_date) AS age
FROM author
WHERE country = :country
ORDER BY birth_date DESC;
