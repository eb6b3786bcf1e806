-- name: add_post :exec
INSERT INTO post (id, tags, first_tag, last_tag)
VALUES (:id, ARRAY[:first, :second], 1, array_length(ARRAY [[:first,:second], [:third,'x']], 2));
