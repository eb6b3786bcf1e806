-- name: greeting :one
SELECT $$it's :name$$ || $tag$ :name $$ $ta$ :name $tag$ AS greeting
FROM author
WHERE name = :name;
