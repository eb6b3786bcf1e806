//! What is asked of the server.

/// Columns of ordinary tables, and whether they can hold NULL.
///
/// NOT NULL counts only where the server enforces it: on tables and partitioned tables, not on foreign
/// tables; not where a rule may return other rows INSTEAD; not while the constraint is NOT VALID (PostgreSQL 18 sets `attnotnull` then already); and
/// not where a table that inherits the column has dropped the constraint.
/// <https://www.postgresql.org/docs/current/catalog-pg-attribute.html>
pub(super) const TABLES: &str = "
WITH RECURSIVE family(ancestor, oid) AS (
    SELECT inhparent, inhrelid FROM pg_catalog.pg_inherits
    UNION
    SELECT family.ancestor, inhrelid
    FROM family JOIN pg_catalog.pg_inherits ON inhparent = family.oid
), enforced AS (
    SELECT a.attrelid, a.attnum, a.attname
    FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
    WHERE a.attnotnull AND c.relkind IN ('r', 'p')
      AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_rewrite r WHERE r.ev_class = c.oid AND r.is_instead)
      AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_constraint k
        WHERE k.conrelid = a.attrelid AND k.contype = 'n' AND NOT k.convalidated
          AND a.attnum = ANY (k.conkey))
)
SELECT c.oid, n.nspname::text, c.relname::text, a.attnum, a.attname::text,
       e.attnum IS NOT NULL AND NOT EXISTS (
         SELECT FROM family f
         WHERE f.ancestor = c.oid AND NOT EXISTS (
           SELECT FROM enforced h WHERE h.attrelid = f.oid AND h.attname = a.attname)),
       dn.nspname::text, d.typname::text
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
LEFT JOIN enforced e ON e.attrelid = a.attrelid AND e.attnum = a.attnum
LEFT JOIN pg_catalog.pg_type d ON d.oid = a.atttypid AND d.typtype = 'd'
  AND d.typnamespace <> 'information_schema'::regnamespace
LEFT JOIN pg_catalog.pg_namespace dn ON dn.oid = d.typnamespace
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped
  AND (c.oid = ANY ($1) OR
       $1 IS NULL AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast'))
ORDER BY n.nspname COLLATE \"C\", c.relname COLLATE \"C\", a.attnum";

pub(super) const FUNCTIONS: &str =
    "SELECT DISTINCT proname::text COLLATE \"C\" FROM pg_catalog.pg_proc ORDER BY 1";

/// The names of all types, as schema and name.
pub(super) const TYPE_NAMES: &str = "
SELECT n.nspname::text, t.typname::text
FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
WHERE n.nspname <> 'pg_toast'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.typarray = t.oid)
ORDER BY n.nspname COLLATE \"C\", t.typname COLLATE \"C\"";

/// Enums, domains, composites and ranges of users: the types that the driver has to ask about.
pub(super) const TYPES: &str = "
SELECT format_type(t.oid, NULL)
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
LEFT JOIN pg_catalog.pg_class c ON c.oid IN (t.typrelid, e.typrelid)
WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
  AND t.typtype IN ('b', 'e', 'd', 'c', 'r') AND t.typisdefined
  AND (c.oid IS NULL OR c.relkind = 'c')
ORDER BY 1";
