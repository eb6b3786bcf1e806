-- name: a_partitioned_table :many
-- > id T, at T, kind T?
SELECT id, at, kind FROM event;

-- name: a_partition :many
-- > id T, at T, kind T?
SELECT id, at, kind FROM event_new;

-- name: a_child_may_lack_what_its_parent_demands :many
-- > id T, plate T?
SELECT id, plate FROM vehicle;

-- name: only_the_parent :many
-- > id T, plate T~
-- The catalog says of the column what holds for the children too.
SELECT id, plate FROM ONLY vehicle;

-- name: the_child_itself :many
-- > id T, plate T?, seats T
SELECT id, plate, seats FROM bus;

-- name: a_key_of_a_parent_is_not_one_of_its_children :many
-- with: id = 1
-- > id T, wheels T?
-- rows: many
SELECT id, wheels FROM vehicle WHERE id = :id;

-- name: a_key_of_a_child :opt
-- with: id = 1
-- with: id = 2
-- > id T, seats T
-- rows: opt
SELECT id, seats FROM bus WHERE id = :id;

-- name: generated_columns :many
-- > gross T?, twice T, id T
SELECT gross, twice, id FROM invoice;

-- name: identity_columns :many
-- > author_id T, loan_id T
SELECT a.id AS author_id, l.id AS loan_id FROM author a, loan l;

-- name: a_check_that_forbids_null :many
-- > key T, value T, amount T?, unit T?
SELECT key, value, amount, unit FROM setting;

-- name: a_check_on_the_nullable_side :many
-- > id T, value T?
SELECT a.id, s.value FROM author a LEFT JOIN setting s ON s.key = a.name;

-- name: a_check_lets_null_pass :many
-- A comparison with NULL is not false.
-- > pages T?, amount T?
SELECT b.pages, s.amount FROM book b, setting s;

-- name: a_table_with_policies :many
-- > id T, entry T?
SELECT id, entry FROM diary;

-- name: a_row_that_a_policy_may_hide :opt
-- with: id = 1
-- with: id = 9
-- > owner T
-- rows: opt
SELECT owner FROM diary WHERE id = :id;

-- name: a_unique_column_may_be_null :many
-- > email T?, isbn T?
SELECT a.email, b.isbn FROM author a, book b;

-- name: a_temporary_table_joined_to_a_public_one :many
-- > body T?, name T
SELECT d.body, a.name FROM draft d JOIN author a ON a.id = d.id OR d.id IS NULL;

-- name: a_table_with_a_trigger :many
-- > body T, author T?
SELECT body, author FROM report;

-- name: a_column_of_a_domain_as_a_key :many
-- > isbn T, net T
SELECT b.isbn, i.net FROM book b JOIN invoice i ON b.isbn = '0-' || i.id;
