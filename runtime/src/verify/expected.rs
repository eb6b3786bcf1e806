//! What the server said at build time, out of the text that generated code keeps it in.

use crate::{Dynamic, Query, Variant};
#[cfg(feature = "tokio-postgres")]
use std::collections::BTreeSet;

/// What the server said of the queries of a module: an entry for each, with `;` between them. An entry is the
/// types of its parameters and, behind `:`, its columns, with `,` between them: `int8:id int8!,name text`. A
/// `!` stands behind a table's column that is NOT NULL. In names, what would be misread is `%` and two digits.
#[derive(Debug)]
pub struct Expected {
    #[doc(hidden)]
    pub queries: &'static [&'static Query],
    /// Those of them that have variants.
    #[doc(hidden)]
    pub dynamic: &'static [&'static Dynamic],
    #[doc(hidden)]
    pub text: &'static str,
}

/// What the server said of a database.
#[derive(Debug)]
pub struct ExpectedDatabase {
    /// What it said of the queries of each module.
    #[doc(hidden)]
    pub modules: &'static [&'static Expected],
    /// The columns that are NOT NULL: schema, table and columns, with a blank between them. There is nothing for a
    /// schema that is left to the search path.
    #[doc(hidden)]
    pub not_null: &'static [&'static str],
    /// Enums: the type and its labels, with a blank between them.
    #[doc(hidden)]
    pub enums: &'static [&'static str],
}

/// What the server said of a query.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct ExpectedQuery {
    /// The types of its parameters.
    pub(super) params: Vec<String>,
    /// Its columns.
    pub(super) columns: Vec<ExpectedColumn>,
}

/// What the server said of a column.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct ExpectedColumn {
    pub(super) name: String,
    pub(super) pg_type: String,
    /// Whether it is a column of a table that is NOT NULL there.
    pub(super) not_null: bool,
}

impl ExpectedDatabase {
    /// Each query, in each of its variants, with what is expected of it. Of variants that are joined, these are that
    /// with all parts and that with none.
    pub(crate) fn queries(&self) -> impl Iterator<Item = (Variant<'static>, ExpectedQuery)> {
        self.modules.iter().flat_map(|module| {
            let entries = module.text.split(';').map(ExpectedQuery::read);
            let queries = module.queries.iter().zip(entries);
            queries.flat_map(|(query, entry)| {
                let mut dynamic = module.dynamic.iter();
                let variants = match dynamic.find(|it| std::ptr::eq(it.query, *query)) {
                    Some(dynamic) => dynamic.known(),
                    None => vec![(*query).into()],
                };
                let of = |variant: &Variant<'_>| ExpectedQuery {
                    params: variant.sent(&entry.params).into_owned(),
                    columns: entry.columns.clone(),
                };
                variants
                    .into_iter()
                    .map(|variant| (variant.clone(), of(&variant)))
                    .collect::<Vec<_>>()
            })
        })
    }

    /// Schema, if there is one, table and column of each column that is NOT NULL.
    pub(super) fn not_null(&self) -> impl Iterator<Item = [String; 3]> {
        self.not_null.iter().flat_map(|line| {
            let mut names = line.split(' ').map(name);
            let (schema, table) = (names.next(), names.next());
            let table = [schema, table].map(Option::unwrap_or_default);
            names.map(move |column| [table[0].clone(), table[1].clone(), column])
        })
    }

    /// The enums that queries use, as types.
    pub(crate) fn enum_types(&self) -> Vec<String> {
        self.enums().map(|it| it.pg_type).collect()
    }

    /// The enums that queries use.
    pub(super) fn enums(&self) -> impl Iterator<Item = ExpectedEnum> {
        self.enums.iter().map(|line| {
            let mut names = line.split(' ').map(name);
            ExpectedEnum {
                pg_type: names.next().unwrap_or_default(),
                labels: names.collect(),
            }
        })
    }
}

/// What the server said of an enum.
pub(super) struct ExpectedEnum {
    pub(super) pg_type: String,
    pub(super) labels: Vec<String>,
}

impl ExpectedQuery {
    fn read(entry: &str) -> Self {
        let (params, columns) = entry.split_once(':').unwrap_or((entry, ""));
        Self {
            params: list(params).map(name).collect(),
            columns: list(columns).map(ExpectedColumn::read).collect(),
        }
    }
}

impl ExpectedColumn {
    fn read(text: &str) -> Self {
        let (column, pg_type) = text.split_once(' ').unwrap_or((text, ""));
        Self {
            name: name(column),
            pg_type: name(pg_type.trim_end_matches('!')),
            not_null: pg_type.ends_with('!'),
        }
    }
}

/// The parts of a list, which may be empty.
fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').filter(|part| !part.is_empty())
}

/// A name, read.
fn name(text: &str) -> String {
    let mut parts = text.split('%');
    let mut name = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_at_checked(2).unwrap_or((part, ""));
        let code = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        name.extend(code);
        name.push_str(rest);
    }
    name
}

/// The types that users made, as SQL writes them, without those that are arrays of others.
#[cfg(feature = "tokio-postgres")]
pub(crate) fn user_types(database: &ExpectedDatabase) -> BTreeSet<String> {
    let names = database.queries().flat_map(|(_, query)| {
        let columns = query.columns.into_iter().map(|column| column.pg_type);
        query.params.into_iter().chain(columns)
    });
    let users = names.filter(|name| name.contains('.'));
    users
        .map(|name| name.trim_end_matches("[]").to_owned())
        .collect()
}

/// What the server said of the queries of a module, as generated code keeps it.
#[doc(hidden)]
#[macro_export]
macro_rules! expected {
    ($($query:ident),* $(; $($dynamic:ident),+)? : $text:literal) => {
        #[doc(hidden)]
        pub(crate) static __EXPECTED: $crate::Expected = $crate::Expected {
            queries: &[$(&$query),*],
            dynamic: &[$($(&$dynamic),+)?],
            text: $text,
        };
    };
}

/// What the server said of a database, as generated code keeps it.
#[doc(hidden)]
#[macro_export]
macro_rules! expected_database {
    ($($($module:ident)::+),* : $($not_null:literal)* $(enums: $($enum:literal)*)?) => {
        #[doc(hidden)]
        static __EXPECTED: $crate::ExpectedDatabase = $crate::ExpectedDatabase {
            modules: &[$(&$($module::)+__EXPECTED),*],
            not_null: &[$($not_null),*],
            enums: &[$($($enum),*)?],
        };
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(name: &str, pg_type: &str, not_null: bool) -> ExpectedColumn {
        ExpectedColumn {
            name: name.to_owned(),
            pg_type: pg_type.to_owned(),
            not_null,
        }
    }

    #[test]
    fn an_entry_has_parameters_and_columns() {
        let read = ExpectedQuery::read("int8,public.mood[]:id int8!,name text");
        assert_eq!(read.params, ["int8", "public.mood[]"]);
        let expected = [column("id", "int8", true), column("name", "text", false)];
        assert_eq!(read.columns, expected);
        assert_eq!(ExpectedQuery::read(":"), ExpectedQuery::default());
    }

    #[test]
    fn names_may_hold_anything() {
        let read = ExpectedQuery::read("public.\"a%20%2C%3A\":%3fcolumn%3F a%21!,%25%25 b,é f");
        assert_eq!(read.params, ["public.\"a ,:\""]);
        let expected = [
            column("?column?", "a!", true),
            column("%%", "b", false),
            column("é", "f", false),
        ];
        assert_eq!(read.columns, expected);
    }
}
