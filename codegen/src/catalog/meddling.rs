//! What may make a difference between a statement that does something many times and one that does it at once.

use crate::database::{Session, lost};
use crate::error::Result;
use std::collections::BTreeSet;
use tokio_postgres::types::Oid;

/// What else than a statement may see, or change, what that reads and writes.
#[derive(Debug, Default)]
pub(crate) struct Meddling {
    /// The names of functions and operators that can read tables.
    pub(crate) reading: BTreeSet<String>,
    /// The names of functions and operators that can write tables, and of views with such.
    pub(crate) writing: BTreeSet<String>,
    /// The tables whose writing can make other statements run, or whose rows depend on others: they have triggers,
    /// rules, policies, tables that inherit from them, foreign keys to themselves, or functions that can read tables
    /// in defaults or checks.
    pub(crate) tables: BTreeSet<Oid>,
    /// The tables whose deleted rows change those that refer to them.
    pub(crate) deleting: BTreeSet<Oid>,
}

/// Functions, and what uses them. Those of the system (whose identifiers are below `FirstNormalObjectId` of
/// `src/include/access/transam.h`) read no tables but by the volatile ones and those that run SQL; those of extensions
/// only where they run SQL.
/// <https://www.postgresql.org/docs/current/xfunc-volatility.html>,
/// <https://www.postgresql.org/docs/current/catalog-pg-depend.html>
const MEDDLING: &str = "
    WITH RECURSIVE function(oid, name, writes) AS (
        SELECT p.oid, p.proname::text, p.provolatile = 'v'
        FROM pg_catalog.pg_proc p
        WHERE p.oid >= 16384 AND p.provolatile <> 'i'
          AND (p.proname ~ '^(crosstab|connectby|xpath_table)' OR NOT EXISTS (
            SELECT FROM pg_catalog.pg_depend d
            WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'))
        UNION ALL
        SELECT p.oid, p.proname::text, p.proname ~ '^lo_|_to_xml'
        FROM pg_catalog.pg_proc p
        WHERE p.oid < 16384 AND (p.proname ~ '_to_xml' OR p.provolatile = 'v' AND p.proname <> ALL (
          '{clock_timestamp,current_query,currval,gen_random_uuid,lastval,nextval,pg_sleep,random,timeofday,uuidv4,uuidv7}'))),
    operator(oid, name, writes) AS (
        SELECT o.oid, o.oprname::text, f.writes
        FROM pg_catalog.pg_operator o JOIN function f ON f.oid = o.oprcode),
    uses(classid, objid, writes) AS (
        SELECT d.classid, d.objid, f.writes
        FROM pg_catalog.pg_depend d JOIN function f
          ON d.refclassid = 'pg_catalog.pg_proc'::regclass AND d.refobjid = f.oid
        UNION ALL
        SELECT d.classid, d.objid, o.writes
        FROM pg_catalog.pg_depend d JOIN operator o
          ON d.refclassid = 'pg_catalog.pg_operator'::regclass AND d.refobjid = o.oid),
    view(oid) AS (
        SELECT r.ev_class
        FROM uses u JOIN pg_catalog.pg_rewrite r
          ON u.classid = 'pg_catalog.pg_rewrite'::regclass AND u.objid = r.oid AND u.writes
        UNION
        SELECT r.ev_class
        FROM view v
        JOIN pg_catalog.pg_depend d
          ON d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = v.oid
        JOIN pg_catalog.pg_rewrite r
          ON d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.objid = r.oid)
    SELECT 'reading', name, NULL::oid FROM function
    UNION ALL SELECT 'reading', name, NULL FROM operator
    UNION ALL SELECT 'writing', name, NULL FROM function WHERE writes
    UNION ALL SELECT 'writing', name, NULL FROM operator WHERE writes
    UNION ALL SELECT 'writing', c.relname::text, NULL
      FROM view v JOIN pg_catalog.pg_class c ON c.oid = v.oid
    UNION ALL SELECT 'table', NULL, tgrelid FROM pg_catalog.pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT 'table', NULL, ev_class FROM pg_catalog.pg_rewrite
    UNION ALL SELECT 'table', NULL, oid
      FROM pg_catalog.pg_class WHERE relkind = 'p' OR relrowsecurity
    UNION ALL SELECT 'table', NULL, inhparent FROM pg_catalog.pg_inherits
    UNION ALL SELECT 'table', NULL, conrelid
      FROM pg_catalog.pg_constraint WHERE contype = 'f' AND conrelid = confrelid
    UNION ALL SELECT 'table', NULL, a.adrelid
      FROM uses u JOIN pg_catalog.pg_attrdef a
        ON u.classid = 'pg_catalog.pg_attrdef'::regclass AND u.objid = a.oid
    UNION ALL SELECT 'table', NULL, k.conrelid
      FROM uses u JOIN pg_catalog.pg_constraint k
        ON u.classid = 'pg_catalog.pg_constraint'::regclass AND u.objid = k.oid
    UNION ALL SELECT 'deleting', NULL, confrelid
      FROM pg_catalog.pg_constraint WHERE contype = 'f' AND confdeltype IN ('c', 'n', 'd')";

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
                "writing" => found.writing.extend(name),
                "deleting" => found.deleting.extend(oid),
                _ => found.tables.extend(oid),
            }
        }
        Ok(found)
    }
}
