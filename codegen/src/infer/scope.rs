//! What names mean: the relations of FROM, and the columns that an expression can name.

use super::analysis::Analysis;
use super::facts::Known;
use super::grouping::Group;
use super::value::{Column, Ctes, Text, Var};
use crate::catalog::Table;
use sqlparser::ast::{AccessExpr, Expr, Ident, NamedWindowDefinition, ObjectName};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A relation in FROM.
#[derive(Debug)]
pub(super) struct Relation<'c> {
    /// What it is called in reasons.
    pub(super) label: String,
    /// Its columns; those of the system behind the others.
    pub(super) columns: Vec<Column<'c>>,
    /// The sides of outer joins that may replace its rows by NULLs.
    pub(super) nulled: Vec<usize>,
    /// Columns that tell its rows apart.
    pub(super) unique: Vec<Vec<usize>>,
    /// Whether it never has a second row.
    pub(super) is_single: bool,
    /// Whether it always has a row.
    pub(super) has_row: bool,
    /// What stands beside it and is named within it: its rows are those for one row of each of these.
    pub(super) depends: BTreeSet<usize>,
    /// The table that it is.
    pub(super) table: Option<&'c Table>,
}

/// What a name stands for.
#[derive(Debug, Clone)]
pub(super) enum Reference {
    /// A column of a relation.
    Var(Var),
    /// A column that USING or NATURAL merged.
    Merged(Merge, Box<(Self, Self)>),
    /// A whole row of a relation.
    Row(usize),
    /// Something else.
    Unknown,
}

/// How a join merges two columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Merge {
    /// Both are there, and equal.
    Inner,
    /// The left one is there.
    Left,
    /// The right one is there.
    Right,
    /// One of them is there: the sides whose absence leaves the left, and the right one out.
    Full(usize, usize),
}

/// What a qualifier stands for.
#[derive(Debug, Clone)]
pub(super) struct Qualifier<'c> {
    pub(super) name: String,
    /// The schema, for `schema.table.column`.
    pub(super) schema: Option<&'c str>,
    /// Its columns; none if they are not known.
    pub(super) columns: Option<Vec<(Text<'c>, Reference)>>,
    /// Columns that `*` leaves out.
    pub(super) hidden: Vec<(Text<'c>, Reference)>,
    pub(super) relation: Option<usize>,
}

/// The names that one FROM makes.
#[derive(Debug, Clone, Default)]
pub(super) struct Scope<'c> {
    pub(super) qualifiers: Vec<Qualifier<'c>>,
    /// What `*` stands for, in order.
    pub(super) columns: Vec<(Text<'c>, Reference)>,
    /// Whether something in it has columns that are not known.
    pub(super) is_opaque: bool,
    /// The relations in it.
    pub(super) relations: Vec<usize>,
}

/// Where an expression stands.
#[derive(Clone, Copy)]
pub(super) struct Env<'e, 'c> {
    /// Where the query stands that the expression is of.
    pub(super) outer: Option<&'e Env<'e, 'c>>,
    pub(super) scope: &'e Scope<'c>,
    /// What holds for every row.
    pub(super) known: &'e Known,
    pub(super) ctes: &'e Ctes<'c>,
    /// The groups, if the expression is of groups.
    pub(super) group: Option<&'e Group>,
    pub(super) windows: &'e [NamedWindowDefinition],
    /// Whether sets of rows stand side by side, the shorter ones filled up with NULL.
    pub(super) is_padded: bool,
}

/// A name as the server keeps it: unquoted ones in lower case.
pub(super) fn folded(ident: &Ident) -> String {
    match ident.quote_style {
        Some(_) => cut(&ident.value).to_owned(),
        None => cut(&ident.value).to_ascii_lowercase(),
    }
}

/// `NAMEDATALEN` cuts names to 63 bytes.
fn cut(name: &str) -> &str {
    let end = (0..=name.len().min(63)).rev();
    let end = { end }.find(|end| name.is_char_boundary(*end));
    &name[..end.unwrap_or(0)]
}

/// The parts of a name, as the server keeps them.
pub(super) fn parts(name: &ObjectName) -> Option<Vec<String>> {
    let part = |it: &sqlparser::ast::ObjectNamePart| it.as_ident().map(folded);
    name.0.iter().map(part).collect()
}

impl<'c> Scope<'c> {
    /// Both, side by side.
    pub(super) fn beside(mut self, right: Self) -> Self {
        self.qualifiers.extend(right.qualifiers);
        self.columns.extend(right.columns);
        self.relations.extend(right.relations);
        self.is_opaque |= right.is_opaque;
        self
    }

    fn unqualified(&self, name: &str) -> Option<Reference> {
        let mut found = self.columns.iter().filter(|(it, _)| it == name);
        if let Some((_, reference)) = found.next() {
            return Some(match found.next() {
                None => reference.clone(),
                // The server would have refused it: something was read wrongly.
                Some(_) => Reference::Unknown,
            });
        }
        if self.is_opaque {
            return Some(Reference::Unknown);
        }
        let mut hidden = self.qualifiers.iter().flat_map(|it| &it.hidden);
        if let Some((_, reference)) = hidden.find(|(it, _)| it == name) {
            return Some(reference.clone());
        }
        let row = self.qualifiers.iter().find(|it| it.name == name)?;
        Some(row.relation.map_or(Reference::Unknown, Reference::Row))
    }

    pub(super) fn qualifier(&self, schema: Option<&str>, name: &str) -> Option<&Qualifier<'c>> {
        let is = |it: &&Qualifier<'_>| {
            it.name == name && schema.is_none_or(|schema| it.schema == Some(schema))
        };
        self.qualifiers.iter().find(is)
    }
}

impl Qualifier<'_> {}

/// The reference that `names` are, and where it was found.
pub(super) fn resolve<'a, 'e, 'c>(
    names: &[Ident],
    env: &'a Env<'e, 'c>,
) -> Option<(Reference, &'a Env<'e, 'c>)> {
    let names: Vec<String> = names.iter().map(folded).collect();
    let mut env = env;
    loop {
        let found = match names.as_slice() {
            [name] => env.scope.unqualified(name),
            [table, name] => env.scope.qualifier(None, table).map(|it| it.column(name)),
            [schema, table, name] => {
                let found = env.scope.qualifier(Some(schema), table);
                found.map(|it| it.column(name))
            }
            _ => None,
        };
        if let Some(found) = found {
            return Some((found, env));
        }
        env = env.outer?;
    }
}

/// What `(t).column` stands for, where `t` is a row of FROM.
pub(super) fn field_of_row(expr: &Expr, env: &Env<'_, '_>) -> Option<Reference> {
    let Expr::CompoundFieldAccess { root, access_chain } = expr else {
        return None;
    };
    let [AccessExpr::Dot(Expr::Identifier(field))] = access_chain.as_slice() else {
        return None;
    };
    let Expr::Nested(inner) = root.as_ref() else {
        return None;
    };
    let [row] = names(inner)? else {
        return None;
    };
    let (Reference::Row(_), _) = resolve(std::slice::from_ref(row), env)? else {
        return None;
    };
    let (reference, _) = resolve(&[row.clone(), field.clone()], env)?;
    Some(reference)
}

/// The names of a plain reference to a column.
pub(super) fn names(expr: &Expr) -> Option<&[Ident]> {
    match expr {
        Expr::Identifier(name) => Some(std::slice::from_ref(name)),
        Expr::CompoundIdentifier(names) => Some(names),
        Expr::Nested(inner) => names_of_nested(inner),
        _ => None,
    }
}

fn names_of_nested(expr: &Expr) -> Option<&[Ident]> {
    names(expr)
}

impl<'c> Analysis<'c> {
    /// Adds a relation, and the scope that it is alone.
    pub(super) fn add_relation(
        &mut self,
        relation: Relation<'c>,
        name: String,
        schema: Option<&'c str>,
        hidden: usize,
    ) -> Scope<'c> {
        let index = self.relations.len();
        let named = |(column, it): (usize, &Column<'c>)| {
            let var = Var {
                relation: index,
                column,
            };
            (it.name.clone(), Reference::Var(var))
        };
        let mut columns: Vec<_> = relation.columns.iter().enumerate().map(named).collect();
        let hidden = columns.split_off(columns.len() - hidden);
        self.relations.push(relation);
        let qualifier = Qualifier {
            name,
            schema,
            columns: Some(columns.clone()),
            hidden,
            relation: Some(index),
        };
        Scope {
            qualifiers: vec![qualifier],
            columns,
            is_opaque: false,
            relations: vec![index],
        }
    }

    /// A relation of whose columns nothing is known.
    pub(super) fn opaque(&mut self, name: String, rows_are_single: bool) -> Scope<'c> {
        let relation = Relation {
            label: name.clone(),
            columns: Vec::new(),
            nulled: Vec::new(),
            unique: Vec::new(),
            is_single: rows_are_single,
            has_row: false,
            depends: BTreeSet::new(),
            table: None,
        };
        let mut scope = self.add_relation(relation, name, None, 0);
        scope.is_opaque = true;
        scope.qualifiers[0].columns = None;
        scope
    }
}

/// A name that may be the catalog's.
pub(super) fn text<'c>(name: &str) -> Text<'c> {
    Cow::Owned(name.to_owned())
}
