//! What may make a difference between a statement that does something many times and one that does it at once.

use crate::database::{Session, lost};
use crate::error::Result;
use std::collections::BTreeSet;
use tokio_postgres::types::Oid;

/// What else than a statement may see, or change, what that reads and writes.
#[derive(Debug, Default)]
pub(crate) struct Meddling {
    /// The names of functions that may read tables, or give something else each time.
    pub(crate) reading: BTreeSet<String>,
    /// The names of functions that may write tables, or give something else each time; and of tables with policies that
    /// use such.
    pub(crate) volatile: BTreeSet<String>,
    /// The names of functions that return sets.
    pub(crate) sets: BTreeSet<String>,
    /// The tables whose writing can make other statements run, or whose rows depend on others: they have rules, policies, partitions or tables that inherit from them, are partitions, or have foreign keys to
    /// themselves, or functions of users in defaults or checks.
    pub(crate) tables: BTreeSet<Oid>,
    /// The tables with triggers for inserted rows.
    pub(crate) inserting: BTreeSet<Oid>,
    /// The tables with triggers for updated rows.
    pub(crate) updating: BTreeSet<Oid>,
    /// The tables with triggers for deleted rows, or whose deleted rows change those that refer to them.
    pub(crate) deleting: BTreeSet<Oid>,
    /// Whether functions of users may run whose names do not stand in a statement: for casts, operators and domains, or
    /// in place of functions of the system.
    pub(crate) hidden: bool,
}

/// The functions of the system have identifiers below `FirstNormalObjectId` of `src/include/access/transam.h`. Of those
/// of users none is trusted not to read tables, whatever it was declared as; of those of extensions, which are many,
/// those that were declared immutable, and a few more. What a function uses, it may do too: an aggregate is of other
/// functions, and arguments have defaults. Of a trigger's type, 4 is INSERT, 8 is DELETE, 16 is UPDATE. <https://www.postgresql.org/docs/current/catalog-pg-depend.html>
const MEDDLING: &str = "
    WITH RECURSIVE function(oid, name, own, reads, varies) AS (
        SELECT p.oid, p.proname::text, p.oid >= 16384 AND e.objid IS NULL,
               CASE WHEN p.oid < 16384 THEN p.proname ~ '_to_xml' OR p.provolatile = 'v' AND p.proname <> ALL (
                 '{clock_timestamp,gen_random_uuid,pg_sleep,random,timeofday,uuidv4,uuidv7}')
               ELSE e.objid IS NULL OR p.provolatile <> 'i' AND p.proname <> ALL (
                 '{gen_random_bytes,gen_random_uuid,gen_salt,unaccent,uuid_generate_v1,uuid_generate_v1mc,uuid_generate_v4}')
               END,
               p.provolatile = 'v' AND p.proname <> ALL ('{clock_timestamp,pg_sleep,timeofday}')
               OR p.oid < 16384 AND p.proname ~ '_to_xml'
               OR p.oid >= 16384 AND pg_get_expr(p.proargdefaults, 0) LIKE '%(%'
        FROM pg_catalog.pg_proc p
        LEFT JOIN pg_catalog.pg_depend e
          ON e.classid = 'pg_catalog.pg_proc'::regclass AND e.objid = p.oid AND e.deptype = 'e'
        WHERE p.prorettype <> ALL ('{tsm_handler,trigger,event_trigger}'::regtype[])),
    uses(classid, objid, refobjid) AS (
        SELECT d.classid, d.objid, d.refobjid
        FROM pg_catalog.pg_depend d
        WHERE d.refclassid = 'pg_catalog.pg_proc'::regclass AND d.deptype <> 'e'
        UNION ALL
        SELECT d.classid, d.objid, o.oprcode
        FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_operator o ON o.oid = d.refobjid
        WHERE d.refclassid = 'pg_catalog.pg_operator'::regclass AND d.deptype <> 'e'),
    varying(oid) AS (
        SELECT oid FROM function WHERE varies
        UNION
        SELECT u.objid FROM varying v JOIN uses u
          ON u.refobjid = v.oid AND u.classid = 'pg_catalog.pg_proc'::regclass),
    suspect(oid) AS (
        SELECT f.oid FROM function f JOIN pg_catalog.pg_proc p ON p.oid = f.oid
        WHERE f.own AND p.provolatile <> 'i'
        UNION SELECT oid FROM varying WHERE oid >= 16384
        UNION
        SELECT u.objid FROM suspect s JOIN uses u
          ON u.refobjid = s.oid AND u.classid = 'pg_catalog.pg_proc'::regclass),
    hidden AS (
        SELECT FROM pg_catalog.pg_cast WHERE castfunc IN (SELECT oid FROM suspect)
        UNION ALL SELECT FROM pg_catalog.pg_operator o JOIN pg_catalog.pg_proc p ON p.oid = o.oprcode
          WHERE o.oid >= 16384 AND (p.proretset OR p.provolatile = 'v' OR p.oid IN (SELECT oid FROM suspect))
        UNION ALL SELECT FROM uses u JOIN suspect s ON s.oid = u.refobjid
          WHERE u.classid = 'pg_catalog.pg_type'::regclass
        UNION ALL SELECT FROM uses u JOIN suspect s ON s.oid = u.refobjid
          JOIN pg_catalog.pg_constraint k ON k.oid = u.objid AND k.contypid <> 0
          WHERE u.classid = 'pg_catalog.pg_constraint'::regclass
        UNION ALL SELECT FROM function WHERE own AND name IN ('unnest', 'row_number'))
    SELECT 'reading', name, NULL::oid FROM function WHERE reads
    UNION ALL SELECT 'volatile', name, NULL
      FROM function f WHERE f.oid IN (SELECT oid FROM varying)
    UNION ALL SELECT 'volatile', c.relname::text, NULL
      FROM uses u JOIN varying v ON v.oid = u.refobjid
      JOIN pg_catalog.pg_policy p ON u.classid = 'pg_catalog.pg_policy'::regclass AND p.oid = u.objid
      JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
    UNION ALL SELECT 'sets', proname::text, NULL FROM pg_catalog.pg_proc WHERE proretset
    UNION ALL SELECT 'inserting', NULL, tgrelid
      FROM pg_catalog.pg_trigger WHERE NOT tgisinternal AND tgtype & 4 <> 0
    UNION ALL SELECT 'updating', NULL, tgrelid
      FROM pg_catalog.pg_trigger WHERE NOT tgisinternal AND tgtype & 16 <> 0
    UNION ALL SELECT 'deleting', NULL, tgrelid
      FROM pg_catalog.pg_trigger WHERE NOT tgisinternal AND tgtype & 8 <> 0
    UNION ALL SELECT 'table', NULL, ev_class FROM pg_catalog.pg_rewrite
    UNION ALL SELECT 'table', NULL, oid
      FROM pg_catalog.pg_class WHERE relkind = 'p' OR relrowsecurity
    UNION ALL SELECT 'table', NULL, inhparent FROM pg_catalog.pg_inherits
    UNION ALL SELECT 'table', NULL, inhrelid FROM pg_catalog.pg_inherits
    UNION ALL SELECT 'table', NULL, conrelid
      FROM pg_catalog.pg_constraint WHERE contype = 'f' AND conrelid = confrelid
    UNION ALL SELECT 'table', NULL, a.adrelid
      FROM uses u JOIN pg_catalog.pg_attrdef a
        ON u.classid = 'pg_catalog.pg_attrdef'::regclass AND u.objid = a.oid
      JOIN function f ON f.oid = u.refobjid AND f.reads
    UNION ALL SELECT 'table', NULL, adrelid
      FROM pg_catalog.pg_attrdef
      WHERE pg_get_expr(adbin, adrelid)
        ~ '\\m(pg|lo|txid)_|_to_xml|currval|lastval|setval|current_query|set_config|ts_stat'
    UNION ALL SELECT 'table', NULL, k.conrelid
      FROM uses u JOIN pg_catalog.pg_constraint k
        ON u.classid = 'pg_catalog.pg_constraint'::regclass AND u.objid = k.oid
      JOIN function f ON f.oid = u.refobjid AND f.reads
    UNION ALL SELECT 'deleting', NULL, confrelid
      FROM pg_catalog.pg_constraint WHERE contype = 'f' AND confdeltype IN ('c', 'n', 'd')
    UNION ALL SELECT 'hidden', NULL, NULL WHERE EXISTS (SELECT FROM hidden)";

impl Meddling {
    /// What the database has of it.
    ///
    /// # Errors
    ///
    /// The connection is lost.
    pub(crate) fn load(session: &Session) -> Result<Self> {
        let rows = session.run(async {
            let rows = session.client().query_typed(MEDDLING, &[]).await;
            rows.map_err(lost)
        })?;
        let mut found = Self::default();
        for row in rows {
            let (name, oid): (Option<String>, Option<Oid>) = (row.get(1), row.get(2));
            match row.get(0) {
                "reading" => found.reading.extend(name),
                "volatile" => found.volatile.extend(name),
                "sets" => found.sets.extend(name),
                "inserting" => found.inserting.extend(oid),
                "updating" => found.updating.extend(oid),
                "deleting" => found.deleting.extend(oid),
                "hidden" => found.hidden = true,
                _ => found.tables.extend(oid),
            }
        }
        Ok(found)
    }
}
