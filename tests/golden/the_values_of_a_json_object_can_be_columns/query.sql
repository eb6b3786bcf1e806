-- name: make_objects :many
SELECT json_object('id':id, 'body' :body, 'n':1) AS object, json_objectagg(id:body) AS whole
FROM doc
GROUP BY id;
