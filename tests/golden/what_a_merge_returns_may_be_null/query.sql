-- name: merge_authors :many
MERGE INTO author AS a
USING book AS b ON b.author_id = a.id
WHEN MATCHED THEN UPDATE SET name = b.title
WHEN NOT MATCHED BY SOURCE THEN DELETE
RETURNING merge_action() AS action, a.id, b.title;
