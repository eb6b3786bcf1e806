-- name: author :opt
SELECT name -- not :this one, nor 'this :one
FROM author
--:nor_this
WHERE id = :id -- but :id is;
;
