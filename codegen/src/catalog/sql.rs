//! What is asked of the server.
//!
//! Expressions are printed with an empty search path, so that each name in them that is not of `pg_catalog`
//! or `pg_temp` stands behind its schema: <https://www.postgresql.org/docs/current/functions-info.html>.

/// Whether the namespace `n` is one that users have; of the temporary ones, that of this session.
macro_rules! of_users {
    () => {
        "(left(n.nspname::text, 3) <> 'pg_' AND n.nspname <> 'information_schema' \
          OR n.oid = pg_my_temp_schema())"
    };
}

/// Whether the table `c` in the namespace `n` is asked for: all those of users, or those in `$1`.
macro_rules! asked {
    () => {
        concat!("(c.oid = ANY ($1) OR $1 IS NULL AND ", of_users!(), ")")
    };
}

/// Every table and whatever inherits from it, its partitions too.
macro_rules! family {
    () => {
        "family(ancestor, oid) AS (
            SELECT inhparent, inhrelid FROM pg_catalog.pg_inherits
            UNION
            SELECT family.ancestor, inhrelid
            FROM family JOIN pg_catalog.pg_inherits ON inhparent = family.oid)"
    };
}

pub(super) const SEARCH_PATH: &str = "SELECT current_schemas(false)::text[]";

/// Tables, and what views are.
///
/// A table is not plain where a rule, a trigger that runs before a row is stored, or another server has a
/// hand in what is stored, be it of a partition. Of a trigger's type, 1 is ROW, 2 is BEFORE, and 64 is
/// INSTEAD: <https://github.com/postgres/postgres/blob/master/src/include/catalog/pg_trigger.h>.
pub(super) const TABLES: &str = concat!(
    "WITH RECURSIVE ",
    family!(),
    ", meddled(oid) AS (
        SELECT ev_class FROM pg_catalog.pg_rewrite
        UNION
        SELECT tgrelid FROM pg_catalog.pg_trigger
        WHERE tgtype & 1 <> 0 AND tgtype & 66 <> 0 AND tgenabled <> 'D'
        UNION
        SELECT oid FROM pg_catalog.pg_class WHERE relkind = 'f')
    SELECT c.oid, n.nspname::text, c.relname::text, c.relkind,
           c.relkind IN ('r', 'p') AND c.oid NOT IN (
             SELECT oid FROM meddled
             UNION ALL
             SELECT f.ancestor FROM family f JOIN meddled m ON m.oid = f.oid),
           CASE WHEN c.relkind IN ('v', 'm') AND ",
    of_users!(),
    " THEN pg_get_viewdef(c.oid, true) END
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND ",
    asked!(),
    " ORDER BY n.nspname COLLATE \"C\", c.relname COLLATE \"C\""
);

/// Columns of tables, and whether they can hold NULL.
///
/// NOT NULL counts only where the server enforces it: on tables and partitioned tables, not on foreign
/// tables; not where a rule may return other rows INSTEAD; not while the constraint is NOT VALID (PostgreSQL
/// 18 sets `attnotnull` then already); and not where a table that inherits the column has dropped the
/// constraint. One that inherits a column may have it generated. <https://www.postgresql.org/docs/current/catalog-pg-attribute.html>
pub(super) const COLUMNS: &str = concat!(
    "WITH RECURSIVE ",
    family!(),
    ", enforced AS (
        SELECT a.attrelid, a.attname
        FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
        WHERE a.attnotnull AND c.relkind IN ('r', 'p')
          AND NOT EXISTS (
            SELECT FROM pg_catalog.pg_rewrite r WHERE r.ev_class = c.oid AND r.is_instead)
          AND NOT EXISTS (
            SELECT FROM pg_catalog.pg_constraint k
            WHERE k.conrelid = a.attrelid AND k.contype = 'n' AND NOT k.convalidated
              AND a.attnum = ANY (k.conkey)))
    SELECT c.oid, a.attnum, a.attname::text, a.atttypid,
           (c.oid, a.attname) IN (SELECT attrelid, attname FROM enforced)
           AND (c.oid, a.attname) NOT IN (
             SELECT f.ancestor, o.attname
             FROM family f
             JOIN pg_catalog.pg_attribute o ON o.attrelid = f.ancestor AND o.attnotnull
             LEFT JOIN enforced e ON e.attrelid = f.oid AND e.attname = o.attname
             WHERE e.attname IS NULL),
           a.attgenerated <> '' OR (c.oid, a.attname) IN (
             SELECT f.ancestor, o.attname
             FROM family f
             JOIN pg_catalog.pg_attribute o ON o.attrelid = f.oid AND o.attgenerated <> '')
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped AND ",
    asked!(),
    " ORDER BY a.attrelid, a.attnum"
);

/// Unique indexes that hold at any time, and whose equality is that of the columns' types.
///
/// Not those of tables that others inherit from: nothing is unique in all of them. Where an expression's
/// collation may be one in which different texts are equal, the index's own says nothing of it. Nor those of a type
/// by the equality of another one, where it has its own: of `citext` by that of `text`.
pub(super) const KEYS: &str = concat!(
    "WITH RECURSIVE based(oid, base) AS (
        SELECT oid, typbasetype FROM pg_catalog.pg_type WHERE typtype = 'd'
        UNION ALL
        SELECT b.oid, t.typbasetype FROM pg_catalog.pg_type t JOIN based b ON b.base = t.oid
        WHERE t.typtype = 'd')
    SELECT i.indrelid,
           ARRAY(SELECT pg_get_indexdef(i.indexrelid, part, true)
                 FROM generate_series(1, i.indnkeyatts) part ORDER BY part),
           pg_get_expr(i.indpred, i.indrelid, true), i.indisprimary
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
    JOIN pg_catalog.pg_am m ON m.oid = x.relam AND m.amname = 'btree'
    JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE i.indisunique AND i.indisvalid AND i.indisready AND i.indislive AND i.indimmediate
      AND NOT i.indisexclusion AND c.relkind IN ('r', 'p', 'm')
      AND (c.relkind = 'p' OR c.oid NOT IN (SELECT inhparent FROM pg_catalog.pg_inherits))
      AND c.oid NOT IN (
        SELECT ev_class FROM pg_catalog.pg_rewrite WHERE is_instead AND ev_type <> '1')
      AND NOT EXISTS (
        SELECT FROM generate_series(0, i.indnkeyatts - 1) part
        LEFT JOIN pg_catalog.pg_attribute a
          ON a.attrelid = i.indrelid AND a.attnum = i.indkey[part]
        LEFT JOIN pg_catalog.pg_collation l ON l.oid = i.indcollation[part]
        LEFT JOIN pg_catalog.pg_attribute p ON p.attrelid = i.indexrelid AND p.attnum = part + 1
        LEFT JOIN pg_catalog.pg_opclass o ON o.oid = i.indclass[part]
        WHERE i.indcollation[part] <> coalesce(a.attcollation, i.indcollation[part])
          OR NOT l.collisdeterministic
          OR a.attnum IS NULL AND EXISTS (
            SELECT FROM pg_catalog.pg_collation WHERE NOT collisdeterministic)
          OR CASE WHEN o.opcintype <> p.atttypid THEN EXISTS (
            SELECT FROM pg_catalog.pg_opclass own
            WHERE own.opcmethod = m.oid AND own.opcdefault AND own.opcintype <> o.opcintype
              AND (own.opcintype = p.atttypid
                OR own.opcintype IN (SELECT base FROM based b WHERE b.oid = p.atttypid))) END
          OR NOT (o.opcdefault OR o.opcnamespace = 'pg_catalog'::regnamespace AND o.opcname IN (
            'text_pattern_ops', 'varchar_pattern_ops', 'bpchar_pattern_ops')))
      AND ",
    asked!(),
    " ORDER BY i.indrelid, NOT i.indisprimary, x.relname COLLATE \"C\""
);

/// Indexes of any kind that a condition may make use of. Of those for some rows only, just the ones over
/// expressions.
pub(super) const INDEXES: &str = concat!(
    "SELECT i.indrelid,
           ARRAY(SELECT pg_get_indexdef(i.indexrelid, part, true)
                 FROM generate_series(1, i.indnkeyatts) part ORDER BY part)
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
    JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE i.indisvalid AND i.indisready AND i.indislive AND c.relkind IN ('r', 'p', 'm')
      AND (i.indpred IS NULL OR i.indexprs IS NOT NULL)
      AND ",
    asked!(),
    " ORDER BY i.indrelid, x.relname COLLATE \"C\""
);

/// What COMMENT ON says of tables and of their columns, whose numbers come along.
pub(super) const COMMENTS: &str = "
    SELECT d.objoid, d.objsubid, d.description
    FROM pg_catalog.pg_description d
    WHERE d.classoid = 'pg_catalog.pg_class'::regclass AND d.objoid = ANY ($1)
    ORDER BY d.objoid, d.objsubid";

/// CHECK constraints that hold for every row that the table shows; those of what inherits from it are its
/// own. One that is NOT ENFORCED (PostgreSQL 18) is never valid either.
pub(super) const CHECKS: &str = concat!(
    "WITH RECURSIVE ",
    family!(),
    ", unenforced(oid) AS (
        SELECT ev_class FROM pg_catalog.pg_rewrite WHERE is_instead
        UNION
        SELECT oid FROM pg_catalog.pg_class WHERE relkind = 'f')
    SELECT k.conrelid, pg_get_expr(k.conbin, k.conrelid, true)
    FROM pg_catalog.pg_constraint k
    JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE k.contype = 'c' AND k.convalidated AND c.relkind IN ('r', 'p')
      AND (NOT k.connoinherit OR c.oid NOT IN (SELECT inhparent FROM pg_catalog.pg_inherits))
      AND c.oid NOT IN (
        SELECT oid FROM unenforced
        UNION ALL
        SELECT f.ancestor FROM family f JOIN unenforced u ON u.oid = f.oid)
      AND ",
    asked!(),
    " ORDER BY k.conrelid, k.conname COLLATE \"C\""
);

/// Constraints of tables, and unique indexes that are none; of a foreign key, the table and the columns that it
/// refers to. Not those that the server makes of a foreign key for the partitions that it refers to.
pub(super) const CONSTRAINTS: &str = concat!(
    "SELECT k.conrelid, k.conname::text COLLATE \"C\" AS name, pg_get_constraintdef(k.oid, true),
           n.nspname::text, c.relname::text, k.confrelid,
           ARRAY(SELECT a.attname::text
                 FROM unnest(k.confkey) WITH ORDINALITY AS key(number, place)
                 JOIN pg_catalog.pg_attribute a
                   ON a.attrelid = k.confrelid AND a.attnum = key.number
                 ORDER BY place)
    FROM pg_catalog.pg_constraint k
    JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE k.contype IN ('c', 'f', 'p', 'u', 'x')
      AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_constraint o
        WHERE o.oid = k.conparentid AND o.conrelid = k.conrelid)
      AND ",
    asked!(),
    " UNION ALL
    SELECT i.indrelid, x.relname::text COLLATE \"C\", pg_get_indexdef(i.indexrelid),
           n.nspname::text, c.relname::text, 0::oid, '{}'::text[]
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
    JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE i.indisunique
      AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_constraint k
        WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
      AND ",
    asked!(),
    " ORDER BY name, 4, 5"
);

/// The types that the driver does not know by itself: names, the element of an array, the base of a domain.
pub(super) const TYPES: &str = "
    SELECT t.oid, n.nspname::text, t.typname::text,
           CASE WHEN left(t.typname::text, 1) = '_' THEN t.typelem ELSE 0 END,
           t.typbasetype, t.typnotnull
    FROM pg_catalog.pg_type t
    JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
    WHERE t.oid >= 16384 AND left(n.nspname::text, 8) <> 'pg_toast'
       OR n.nspname = 'information_schema' AND t.typtype = 'd'";

/// Functions and operators that are not the system's, by name: what users make, be it in `pg_catalog`, is told
/// by its number. <https://www.postgresql.org/docs/current/system-catalog-initial-data.html>
pub(super) const ROUTINES: &str = "
    WITH made AS (
        SELECT p.proname::text AS name, p.proisstrict AS strict, p.proretset AS set,
               p.prokind IN ('a', 'w') AS aggregate, p.prorettype AS returns,
               (SELECT d.refobjid FROM pg_catalog.pg_depend d
                WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid
                  AND d.deptype = 'e') AS extension
        FROM pg_catalog.pg_proc p
        WHERE p.oid >= 16384
        UNION ALL
        SELECT o.oprname::text, coalesce(p.proisstrict, false), coalesce(p.proretset, false), false,
               o.oprresult,
               (SELECT d.refobjid FROM pg_catalog.pg_depend d
                WHERE d.classid = 'pg_catalog.pg_operator'::regclass AND d.objid = o.oid
                  AND d.deptype = 'e')
        FROM pg_catalog.pg_operator o
        LEFT JOIN pg_catalog.pg_proc p ON p.oid = o.oprcode
        WHERE o.oid >= 16384)
    SELECT name, bool_and(strict), bool_or(set), bool_or(aggregate),
           CASE WHEN min(returns) = max(returns) THEN min(returns) END,
           CASE WHEN count(*) = count(extension) AND min(extension) = max(extension)
                THEN (SELECT e.extname::text FROM pg_catalog.pg_extension e
                      WHERE e.oid = min(extension)) END
    FROM made GROUP BY name ORDER BY name COLLATE \"C\"";

/// The types that functions of users cast from or to.
pub(super) const CASTS: &str = "
    SELECT unnest(ARRAY[k.castsource, k.casttarget])
    FROM pg_catalog.pg_cast k
    WHERE k.castfunc >= 16384 AND NOT EXISTS (
        SELECT FROM pg_catalog.pg_depend d
        WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = k.castfunc
          AND d.deptype = 'e')";

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
pub(super) const USER_TYPES: &str = "
SELECT format_type(t.oid, NULL)
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
LEFT JOIN pg_catalog.pg_class c ON c.oid IN (t.typrelid, e.typrelid)
WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
  AND t.typtype IN ('b', 'e', 'd', 'c', 'r') AND t.typisdefined
  AND (c.oid IS NULL OR c.relkind = 'c')
ORDER BY 1";

/// Procedures and functions of users and of extensions, each with what tells it from the others.
pub(super) const CALLABLES: &str = concat!(
    "SELECT p.oid, n.nspname::text, p.proname::text, p.oid::regprocedure::text,
           quote_ident(n.nspname::text) || '.' || quote_ident(p.proname::text),
           p.prokind::text, p.proretset, t.typname::text, t.typtype = 'p', t.typtype = 'c',
           obj_description(p.oid, 'pg_proc'),
           (SELECT e.extname::text FROM pg_catalog.pg_depend d
            JOIN pg_catalog.pg_extension e ON e.oid = d.refobjid
            WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid
              AND d.deptype = 'e')
    FROM pg_catalog.pg_proc p
    JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
    JOIN pg_catalog.pg_type t ON t.oid = p.prorettype
    WHERE n.oid <> pg_my_temp_schema() AND ",
    of_users!(),
    " ORDER BY n.nspname COLLATE \"C\", p.proname COLLATE \"C\",
              p.oid::regprocedure::text COLLATE \"C\""
);

/// Their arguments. Of a type, the name is without a length, which no argument has; `character` would have
/// the length 1.
pub(super) const ARGUMENTS: &str = concat!(
    "SELECT p.oid, coalesce(p.proargnames[a.at], ''),
           quote_ident(coalesce(p.proargnames[a.at], '')),
           coalesce(p.proargmodes[a.at]::text, 'i'), format_type(a.type, -1),
           CASE WHEN t.typcategory = 'A' AND t.typelem <> 0
                THEN (SELECT e.typname::text || '_array' FROM pg_catalog.pg_type e
                      WHERE e.oid = t.typelem)
                ELSE t.typname::text END,
           t.typtype = 'p', pg_get_function_arg_default(p.oid, a.at::int)
    FROM pg_catalog.pg_proc p
    JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
    CROSS JOIN LATERAL unnest(coalesce(p.proallargtypes, p.proargtypes::oid[]))
        WITH ORDINALITY AS a (type, at)
    JOIN pg_catalog.pg_type t ON t.oid = a.type
    WHERE n.oid <> pg_my_temp_schema() AND ",
    of_users!(),
    " ORDER BY p.oid, a.at"
);
