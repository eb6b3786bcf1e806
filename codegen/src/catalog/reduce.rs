//! The catalog into what queries name of it, which is all that is known of a server elsewhere.

use super::names::bare_name;
use super::{Catalog, Domain, Reference, Routine, Table};
use crate::describe::DescribedQuery;
use crate::lex::{TokenKind, tokens};
use crate::source::Span;
use crate::writes::{Target, Writes, writes};
use std::borrow::Cow;
use std::collections::HashSet;

/// Operators that `LIKE`, `IN`, `BETWEEN`, `USING`, `CASE` and their like mean without naming them.
/// <https://github.com/postgres/postgres/blob/master/src/backend/parser/gram.y>
const UNNAMED: [&str; 12] = [
    "!~", "!~~", "!~~*", "<", "<=", "<>", "=", ">", ">=", "~", "~~", "~~*",
];

impl Catalog {
    /// What of it `queries` name, and what that is made of in turn; without what only this server knows.
    ///
    /// A name counts wherever it stands and in whatever case: what two schemas have in common is kept of
    /// both. Types are kept as they are.
    pub(crate) fn reduced(self, queries: &[DescribedQuery]) -> Self {
        let mut named = Words::default();
        let mut origins = HashSet::new();
        for described in queries {
            named.add(&described.query.statement.sql);
            let of_tables = described.columns.iter().flat_map(|it| &it.origin);
            origins.extend(of_tables.map(|it| (it.schema.as_str(), it.table.as_str())));
        }
        let is_origin = |it: &Table| origins.contains(&(it.schema.as_str(), it.name.as_str()));
        let mut called = Words::default();
        let (mut kept, mut others) = (Vec::new(), self.tables.iter().collect::<Vec<_>>());
        loop {
            let is_kept = |it: &&Table| named.has(&it.name) || is_origin(it);
            let (found, left): (Vec<&Table>, _) = others.into_iter().partition(is_kept);
            if found.is_empty() {
                break;
            }
            for table in &found {
                table.view.iter().for_each(|sql| named.add(sql));
                expressions(table).for_each(|sql| called.add(sql));
            }
            kept.extend(found);
            others = left;
        }
        let is_kept = |it: &&Routine| {
            UNNAMED.contains(&it.name.as_str()) || named.has(&it.name) || called.has(&it.name)
        };
        let routines = self.routines.iter().filter(is_kept).cloned().collect();
        let is_named = |it: &Domain| {
            let name = bare_name(&it.name);
            named.has(&name) || called.has(&name)
        };
        let domains = with_bases(&self.domains, &kept, is_named);
        let mut tables: Vec<Table> = kept.into_iter().map(unnumbered).collect();
        for table in &mut tables {
            let cascaded = cascaded(table, &self.tables);
            table.references.extend(cascaded);
        }
        keep_constraints(&mut tables, queries);
        let of_models = queries.iter().filter(|it| it.query.is_of_model());
        let of_models = of_models.filter_map(|it| it.columns.first()?.origin.as_ref());
        let of_models: HashSet<_> = of_models
            .map(|it| (it.schema.as_str(), it.table.as_str()))
            .collect();
        for table in &mut tables {
            if !of_models.contains(&(table.schema.as_str(), table.name.as_str())) {
                table.comment = None;
                table.columns.iter_mut().for_each(|it| it.comment = None);
            }
        }
        tables.sort_by(|a, b| (&a.schema, &a.name).cmp(&(&b.schema, &b.name)));
        Self {
            tables,
            routines,
            domains,
            functions: Vec::new(),
            ..self
        }
    }
}

/// The foreign keys that refer to what is deleted with rows of the table: not to its own columns.
fn cascaded(table: &Table, all: &[Table]) -> Vec<Reference> {
    let mut found: Vec<Reference> = Vec::new();
    let mut left: Vec<&Reference> = table.references.iter().collect();
    let mut seen = HashSet::from([(&table.schema, &table.name)]);
    while let Some(reference) = left.pop() {
        let (schema, name) = (&reference.schema, &reference.table);
        if !reference.definition.contains(" ON DELETE CASCADE") || !seen.insert((schema, name)) {
            continue;
        }
        let is_it = |it: &&Table| it.schema == *schema && it.name == *name;
        for further in all.iter().find(is_it).iter().flat_map(|it| &it.references) {
            let is_known = |it: &Reference| {
                (&it.schema, &it.table, &it.name)
                    == (&further.schema, &further.table, &further.name)
            };
            if !table.references.iter().chain(&found).any(is_known) {
                found.push(Reference {
                    columns: Vec::new(),
                    ..further.clone()
                });
            }
            left.push(further);
        }
    }
    found.sort_by(|a, b| (&a.name, &a.schema, &a.table).cmp(&(&b.name, &b.schema, &b.table)));
    found
}

/// Leaves the constraints that `queries` can violate, by the names of the tables that they write.
fn keep_constraints(tables: &mut [Table], queries: &[DescribedQuery]) {
    let statements = queries.iter().map(|it| it.query.statement.sql.as_str());
    let writes: Vec<Writes> = statements.map(writes).collect();
    for table in tables {
        let of_table: Vec<(&Writes, &Target)> = writes
            .iter()
            .flat_map(|it| it.tables.iter().map(move |target| (it, target)))
            .filter(|(_, target)| target.table == table.name)
            .collect();
        if of_table.is_empty() {
            table.constraints.clear();
        }
        // Its own are among its constraints.
        let own = (table.schema.clone(), table.name.clone());
        table.references.retain(|it| {
            let mut of_table = of_table.iter();
            (&it.schema, &it.table) != (&own.0, &own.1)
                && of_table.any(|(writes, target)| writes.can_break(target, it))
        });
    }
}

/// The expressions that a table's keys and checks are made of.
fn expressions(table: &Table) -> impl Iterator<Item = &String> {
    let keys = table.keys.iter();
    let of_keys = keys.flat_map(|key| key.parts.iter().chain(&key.predicate));
    of_keys.chain(&table.checks)
}

/// The domains that are named, those that columns of `tables` have, and those that they are over.
fn with_bases(
    domains: &[Domain],
    tables: &[&Table],
    is_named: impl Fn(&Domain) -> bool,
) -> Vec<Domain> {
    let columns = tables.iter().flat_map(|table| &table.columns);
    let mut wanted: HashSet<&str> = columns.map(|column| element(&column.pg_type)).collect();
    let named = domains.iter().filter(|domain| is_named(domain));
    wanted.extend(named.map(|domain| domain.name.as_str()));
    loop {
        let is_wanted = |domain: &&Domain| wanted.contains(domain.name.as_str());
        let bases = domains.iter().filter(is_wanted).map(|it| element(&it.base));
        let more: Vec<&str> = bases.filter(|base| !wanted.contains(base)).collect();
        if more.is_empty() {
            return domains.iter().filter(is_wanted).cloned().collect();
        }
        wanted.extend(more);
    }
}

/// The type itself, or that of an array's elements.
fn element(pg_type: &str) -> &str {
    pg_type.strip_suffix("[]").unwrap_or(pg_type)
}

/// The table without the numbers that mean something to this server only.
fn unnumbered(table: &Table) -> Table {
    let mut table = table.clone();
    table.oid = 0;
    for column in &mut table.columns {
        column.number = 0;
        column.domain = None;
    }
    table
}

/// The names and operators that stand in SQL; names in lower case.
#[derive(Default)]
struct Words<'a>(HashSet<Cow<'a, str>>);

impl<'a> Words<'a> {
    fn add(&mut self, sql: &'a str) {
        for token in tokens(sql, Span::new(0, sql.len())) {
            let text = &sql[token.span.range()];
            match token.kind {
                TokenKind::Word => drop(self.0.insert(lower(text))),
                TokenKind::QuotedName => {
                    let name = text.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
                    let name = name.unwrap_or_default().replace("\"\"", "\"");
                    self.0.insert(Cow::Owned(name.to_lowercase()));
                }
                TokenKind::Operator => self.add_operators(text),
                _ => {}
            }
        }
    }

    /// A run of operator characters may be an operator and signs behind it: `a=-1`.
    fn add_operators(&mut self, run: &'a str) {
        self.0.insert(Cow::Borrowed(run));
        let operator = run.trim_end_matches(['+', '-']);
        self.0.insert(Cow::Borrowed(operator));
        let signs = run[operator.len()..].split_inclusive(['+', '-']);
        self.0.extend(signs.map(Cow::Borrowed));
    }

    fn has(&self, name: &str) -> bool {
        self.0.contains(lower(name).as_ref())
    }
}

fn lower(name: &str) -> Cow<'_, str> {
    match name
        .bytes()
        .all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())
    {
        true => Cow::Borrowed(name),
        false => Cow::Owned(name.to_lowercase()),
    }
}
