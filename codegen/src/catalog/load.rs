//! The server's catalogs into a [`Catalog`].

use super::names::{full_name, schema_name, type_name};
use super::printed::{definition, one_line};
use super::sql::{
    CASTS, CHECKS, COLUMNS, COMMENTS, CONSTRAINTS, FUNCTIONS, INDEXES, KEYS, ROUTINES, SEARCH_PATH,
    TABLES, TYPE_NAMES, TYPES, USER_TYPES,
};
use super::{Catalog, Column, Constraint, Domain, Key, Reference, Routine, Table, TableKind};
use crate::database::{Session, lost};
use crate::error::Result;
use crate::pipeline::send_all;
use futures_util::future::join4;
use std::collections::HashMap;
use tokio_postgres::Row;
use tokio_postgres::types::{Oid, ToSql, Type};

impl Catalog {
    /// What users and extensions made.
    ///
    /// # Errors
    ///
    /// The connection is lost.
    pub(crate) fn load(session: &Session) -> Result<Self> {
        let everything = [
            SEARCH_PATH,
            TYPES,
            TABLES,
            COLUMNS,
            KEYS,
            INDEXES,
            CHECKS,
            CONSTRAINTS,
            ROUTINES,
            CASTS,
        ];
        let [
            path,
            types,
            tables,
            columns,
            keys,
            indexes,
            checks,
            constraints,
            routines,
            casts,
        ] = ask(session, everything, None)?;
        let types = TypeNames::read(&types);
        let mut casts: Vec<String> = casts.iter().map(|row| types.name(row.get(0))).collect();
        casts.sort_unstable();
        casts.dedup();
        let path: Vec<Vec<String>> = path.iter().map(|row| row.get(0)).collect();
        let path = path.iter().flatten().map(|schema| schema_name(schema));
        Ok(Self {
            tables: read_tables(
                [tables, columns, keys, indexes, checks, constraints],
                &types,
            ),
            search_path: path.map(str::to_owned).collect(),
            routines: routines.iter().map(|row| types.routine(row)).collect(),
            domains: types.domains(),
            casts,
            ..Self::default()
        })
    }

    /// Adds the tables with these identifiers where they are missing: queries may read the system's.
    pub(crate) fn add_tables(&mut self, session: &Session, mut oids: Vec<Oid>) -> Result<()> {
        oids.retain(|oid| !self.tables.iter().any(|table| table.oid == *oid));
        if !oids.is_empty() {
            let parts = [TYPES, TABLES, COLUMNS, KEYS, INDEXES, CHECKS, CONSTRAINTS];
            let [types, tables @ ..] = ask(session, parts, Some(oids))?;
            let types = TypeNames::read(&types);
            self.tables.extend(read_tables(tables, &types));
            self.tables
                .sort_by(|a, b| (&a.schema, &a.name).cmp(&(&b.schema, &b.name)));
        }
        Ok(())
    }

    /// Adds what COMMENT ON says of the tables with these identifiers, and of their columns.
    pub(crate) fn add_comments(&mut self, session: &Session, oids: Vec<Oid>) -> Result<()> {
        if oids.is_empty() {
            return Ok(());
        }
        let [_, comments] = ask(session, [SEARCH_PATH, COMMENTS], Some(oids))?;
        for row in &comments {
            let (oid, number): (Oid, i32) = (row.get(0), row.get(1));
            let words: Vec<&str> = row.get::<_, &str>(2).split_whitespace().collect();
            let comment = Some(words.join(" "));
            let Some(table) = self.tables.iter_mut().find(|it| it.oid == oid) else {
                continue;
            };
            let mut columns = table.columns.iter_mut();
            match columns.find(|it| i32::from(it.number) == number) {
                Some(column) => column.comment = comment,
                None if number == 0 => table.comment = comment,
                None => {}
            }
        }
        Ok(())
    }

    /// Adds the names of all functions, for suggestions.
    pub(crate) fn add_functions(&mut self, session: &Session) -> Result<()> {
        self.functions = session.run(async {
            let rows = session.client().query_typed(FUNCTIONS, &[]).await;
            Ok(rows.map_err(lost)?.iter().map(|row| row.get(0)).collect())
        })?;
        Ok(())
    }
}

/// The names of all types, written as [`type_name`] does.
pub(crate) fn all_types(session: &Session) -> Result<Vec<String>> {
    let rows = session.run(async {
        let rows = session.client().query_typed(TYPE_NAMES, &[]).await;
        rows.map_err(lost)
    })?;
    Ok(rows
        .iter()
        .map(|row| full_name(row.get(0), row.get(1)))
        .collect())
}

/// The names of the types that users made, written as SQL writes them.
pub(crate) async fn user_types(session: &Session) -> Result<Vec<String>> {
    let rows = session.client().query_typed(USER_TYPES, &[]).await;
    Ok(rows.map_err(lost)?.iter().map(|row| row.get(0)).collect())
}

/// The answers to `questions`, all asked at once; those about tables are about those with these identifiers,
/// if any are named.
///
/// The first is answered as the session is, the others with an empty search path, by which they print the
/// same wherever it leads.
pub(super) fn ask<const N: usize>(
    session: &Session,
    questions: [&'static str; N],
    oids: Option<Vec<Oid>>,
) -> Result<[Vec<Row>; N]> {
    let about: [(&(dyn ToSql + Sync), Type); 1] = [(&oids, Type::OID_ARRAY)];
    let client = session.client();
    let ask = |question: &'static str| {
        let about = if question.contains("$1") {
            &about[..]
        } else {
            &[]
        };
        client.query_typed(question, about)
    };
    // Sets of thousands of tables are looked up by hash, if there is room for it.
    let quiet = "SET LOCAL search_path = ''; SET LOCAL jit = off; SET LOCAL work_mem = '64MB'";
    // A live database is described within a transaction: its recovery takes back what was set.
    let (begin, end) = match session.recovery() {
        Some(recovery) => (quiet.to_owned(), recovery),
        None => (format!("BEGIN; {quiet}"), "ROLLBACK"),
    };
    let (first, others) = questions.split_at(1);
    let answers = session.run(async {
        let (first, begun, others, ended) = join4(
            send_all(first.iter().copied().map(ask)),
            client.batch_execute(&begin),
            send_all(others.iter().copied().map(ask)),
            client.batch_execute(end),
        )
        .await;
        let answers = first
            .into_iter()
            .chain(others)
            .collect::<Result<Vec<_>, _>>();
        begun.and(ended).and(answers).map_err(lost)
    })?;
    Ok(answers.try_into().expect("every question has an answer"))
}

/// The tables, from the rows of the five questions about them.
fn read_tables(
    [tables, columns, keys, indexes, checks, constraints]: [Vec<Row>; 6],
    types: &TypeNames,
) -> Vec<Table> {
    let mut tables: Vec<Table> = tables.iter().map(read_table).collect();
    let found = tables.iter().enumerate();
    let places: HashMap<Oid, usize> = found.map(|(at, table)| (table.oid, at)).collect();
    let mut each = |rows: &[Row], add: fn(&mut Table, &Row, &TypeNames)| {
        for row in rows {
            if let Some(at) = places.get(&row.get(0)) {
                add(&mut tables[*at], row, types);
            }
        }
    };
    each(&columns, |table, row, types| {
        table.columns.push(read_column(row, types));
    });
    each(&keys, |table, row, _| {
        let parts: Vec<String> = row.get(1);
        table.keys.push(Key {
            parts: parts.iter().map(|part| one_line(part)).collect(),
            predicate: row.get::<_, Option<&str>>(2).map(one_line),
            primary: row.get(3),
        });
    });
    each(&indexes, |table, row, _| {
        let parts: Vec<String> = row.get(1);
        let parts = parts.iter().map(|part| one_line(part)).collect();
        let is_key = table.keys.iter().any(|key| key.parts == parts);
        if !is_key && !table.indexes.contains(&parts) {
            table.indexes.push(parts);
        }
    });
    each(&checks, |table, row, _| {
        table.checks.push(one_line(row.get(1)))
    });
    each(&constraints, |table, row, _| {
        table.constraints.push(Constraint {
            name: row.get(1),
            definition: one_line(row.get(2)),
        });
    });
    for row in &constraints {
        if let Some(at) = places.get(&row.get(5)) {
            tables[*at].references.push(read_reference(row));
        }
    }
    tables
}

fn read_table(row: &Row) -> Table {
    let schema: &str = row.get(1);
    Table {
        oid: row.get(0),
        schema: schema_name(schema).to_owned(),
        name: row.get(2),
        kind: match u8::try_from(row.get::<_, i8>(3)) {
            Ok(b'v') => TableKind::View,
            Ok(b'm') => TableKind::MaterializedView,
            Ok(b'f') => TableKind::Foreign,
            _ => TableKind::Table,
        },
        is_plain: row.get(4),
        columns: Vec::new(),
        keys: Vec::new(),
        indexes: Vec::new(),
        checks: Vec::new(),
        constraints: Vec::new(),
        references: Vec::new(),
        comment: None,
        view: row.get::<_, Option<&str>>(5).map(definition),
    }
}

fn read_reference(row: &Row) -> Reference {
    let schema: &str = row.get(3);
    Reference {
        schema: schema_name(schema).to_owned(),
        table: row.get(4),
        name: row.get(1),
        definition: one_line(row.get(2)),
        columns: row.get(6),
    }
}

fn read_column(row: &Row, types: &TypeNames) -> Column {
    let type_ = row.get(3);
    let pg_type = types.name(type_);
    let is_domain = types.is_domain(type_) && !pg_type.starts_with("information_schema.");
    Column {
        number: row.get(1),
        name: row.get(2),
        not_null: row.get(4),
        generated: row.get(5),
        domain: is_domain.then(|| pg_type.clone()),
        comment: None,
        pg_type,
    }
}

/// The types that the driver does not know by itself.
struct TypeNames(HashMap<Oid, TypeName>);

struct TypeName {
    name: String,
    element: Oid,
    base: Oid,
    not_null: bool,
}

impl TypeNames {
    fn read(rows: &[Row]) -> Self {
        let read = |row: &Row| TypeName {
            name: full_name(row.get(1), row.get(2)),
            element: row.get(3),
            base: row.get(4),
            not_null: row.get(5),
        };
        Self(rows.iter().map(|row| (row.get(0), read(row))).collect())
    }

    /// The name of the type with this identifier, as [`type_name`] writes it.
    fn name(&self, oid: Oid) -> String {
        match (Type::from_oid(oid), self.0.get(&oid)) {
            (Some(builtin), _) => type_name(&builtin),
            (None, Some(type_)) if type_.element != 0 => format!("{}[]", self.name(type_.element)),
            (None, Some(type_)) => type_.name.clone(),
            (None, None) => "unknown".to_owned(),
        }
    }

    fn is_domain(&self, oid: Oid) -> bool {
        self.0.get(&oid).is_some_and(|type_| type_.base != 0)
    }

    fn is_not_null(&self, oid: Oid) -> bool {
        let type_ = self.0.get(&oid);
        type_.is_some_and(|type_| type_.not_null || self.is_not_null(type_.base))
    }

    fn domains(&self) -> Vec<Domain> {
        let is_users = |type_: &TypeName| !type_.name.starts_with("information_schema.");
        let domains = self.0.iter();
        let domains = domains.filter(|(_, type_)| type_.base != 0 && is_users(type_));
        let mut domains: Vec<Domain> = domains
            .map(|(oid, type_)| Domain {
                name: type_.name.clone(),
                base: self.name(type_.base),
                not_null: self.is_not_null(*oid),
            })
            .collect();
        domains.sort_by(|a, b| a.name.cmp(&b.name));
        domains
    }

    fn routine(&self, row: &Row) -> Routine {
        Routine {
            name: row.get(0),
            strict: row.get(1),
            set: row.get(2),
            aggregate: row.get(3),
            returns: row.get::<_, Option<Oid>>(4).map(|oid| self.name(oid)),
            extension: row.get(5),
        }
    }
}
