-- name: set_note :batch
UPDATE item SET note = :note WHERE id = :id;

-- name: add_to :batch
UPDATE item AS i SET n = i.n + :more WHERE i.id = :id AND i.note IS DISTINCT FROM :note RETURNING id, n;

-- name: remove :batch
DELETE FROM part WHERE id = :id AND item IS NOT NULL RETURNING item;

-- name: remove_node :batch
DELETE FROM node WHERE id = :id RETURNING parent;

-- name: move_part :batch
UPDATE part SET item = :item WHERE id = :id;

-- name: add :batch
INSERT INTO item (id, code, n) VALUES (:id, lower(:code), :n + 1);

-- name: upsert :batch
INSERT INTO item AS i (id, n) VALUES (:id, :n)
ON CONFLICT (id) DO UPDATE SET n = i.n + excluded.n WHERE i.n < 5
RETURNING id, n, note;

-- name: add_or_skip :batch
INSERT INTO item (id, n) VALUES (:id, 0) ON CONFLICT DO NOTHING;

-- name: add_node :batch
INSERT INTO node (id, parent) VALUES (:id, :parent);

-- name: after :batch
WITH few AS (SELECT id, note FROM item WHERE id > :id)
SELECT id, note FROM few ORDER BY note DESC NULLS FIRST, id LIMIT :count;

-- name: totals :batch
SELECT count(*) AS items, sum(n * :factor) AS total FROM item WHERE id <> :id;

-- name: lock :batch
SELECT id FROM item WHERE n = :n ORDER BY id FOR UPDATE;

-- name: set_and_return :batch
UPDATE item AS i SET note = :note WHERE i.id = :id RETURNING *;

-- name: of_n :batch
WITH few AS (SELECT id, note FROM item WHERE n = :n)
SELECT id, note FROM few ORDER BY note DESC NULLS FIRST, id LIMIT :count;

-- name: keep_note :batch
UPDATE item SET note = coalesce(:note, note) WHERE id = :id;

-- name: divide :batch
UPDATE item SET n = CASE WHEN n > 100 THEN 1 / :d ELSE n END WHERE id = :id;

-- name: of_view :batch
SELECT id, many FROM busy WHERE id = :id;

-- name: pause :batch
SELECT pg_sleep(:seconds) IS NULL AS paused, :n::int AS n;

-- One by one, for at once they would do something else, or can not be written so.

-- name: move_code :batch
UPDATE item SET code = :code WHERE id = :id;

-- name: change_two :batch
UPDATE item SET n = CASE WHEN :n::int > 2 THEN 1 ELSE 2 END, code = :code WHERE id = :id;

-- name: set_all :batch
UPDATE item SET n = :new WHERE n = :old;

-- name: add_counted :batch
INSERT INTO item (id, n) VALUES (:id, (SELECT count(*) FROM item));

-- name: add_called :batch
INSERT INTO item (id, n) VALUES (:id, items());

-- name: add_numbered :batch
INSERT INTO numbered (id) VALUES (:id) RETURNING place;

-- name: number :batch
UPDATE item SET n = nextval('numbers') WHERE id = :id RETURNING n;

-- name: pay :batch
UPDATE account SET n = n + :n WHERE id = :id;

-- name: remove_item :batch
DELETE FROM item WHERE id = :id;

-- name: note :batch
SELECT note_down(:id), count(*) AS items FROM item;

-- name: note_all :batch
SELECT count(note_down) AS noted, (SELECT count(*) FROM item) AS items FROM noted WHERE note_down > :id;

-- name: sums :batch
SELECT sum(:n::int) AS total;

-- name: of_arrays :batch
SELECT id FROM item WHERE id = ANY (:ids) ORDER BY id;

-- name: same_names :batch
SELECT sets.id AS nth, sets.n AS p1 FROM item AS sets WHERE sets.id = :id;

-- name: split :batch
INSERT INTO word (id, word) VALUES (:id, unnest(string_to_array(:words, ','))) RETURNING word;

-- name: token :batch
SELECT (SELECT gen_random_uuid()) AS token, :name::text AS name;

-- name: add_numbered_word :batch
INSERT INTO word (id, word) VALUES (:id, :word || currval('word_serial_seq')) RETURNING word;

-- name: add_next :batch
INSERT INTO word (id, serial) VALUES (:id, (VALUES (nextval('numbers'))));

-- name: add_sorted :batch
INSERT INTO word (word, id) VALUES (:word, :id::int) ORDER BY 1 RETURNING id;

-- name: change_word :batch
UPDATE word SET word = :word WHERE id = :id;

-- name: change_only :batch
UPDATE ONLY (item) SET n = :new WHERE n = :old;

-- name: add_leaf :batch
INSERT INTO leaf_1 (id, k, parent) VALUES (:id, 1, :parent);

-- name: remove_leaf :batch
DELETE FROM leaf_1 WHERE id = :id AND k = 1;

-- name: add_and_see :batch
INSERT INTO part (id) VALUES (:id) RETURNING cmin;
