-- fragment: columns
id, full_name, /*? include age */ AS age

-- fragment: age
date_part('year', age(born))

-- fragment: of_country
country = :country

-- name: authors :many
SELECT /*? include columns */
FROM author
WHERE /*? include of_country */ AND full_name LIKE :name;
