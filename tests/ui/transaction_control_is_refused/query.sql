-- name: t0 :exec
BEGIN;

-- name: t1 :exec
commit;

-- name: t2 :exec
SAVEPOINT a;

-- name: t3 :exec
ROLLBACK TO a;

-- name: t4 :exec
PREPARE TRANSACTION 'a';

-- name: t5 :exec
/* now */ END;

