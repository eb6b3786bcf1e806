//! What is sent of a query: its text, or of a dynamic query the text that was chosen, and its parameters.

use crate::{Param, Query, Type};
use std::borrow::Cow;

/// A query as it is sent: [`Query`] itself, or one of the texts of a [`Dynamic`](crate::Dynamic).
///
/// It has the commands of a [`Query`]. They take all arguments, in the order of [`Query::params`], whichever of
/// them the text has a `$n` for.
#[derive(Debug, Clone)]
pub struct Variant<'a> {
    pub(crate) query: &'static Query,
    pub(crate) sql: Cow<'a, str>,
    /// Positions among the arguments, `$1` first, unless all of them are sent as they come.
    pub(crate) params: Option<Cow<'a, [u16]>>,
    /// Its number among the texts of the query: equal for equal texts, 0 for that of a plain query.
    pub(crate) number: u64,
}

/// What a variant's statement is known by: the address of the descriptor, of which the program has one for each
/// query, and the number.
pub(crate) type Key = (usize, u64);

impl From<&'static Query> for Variant<'_> {
    fn from(query: &'static Query) -> Self {
        Self {
            query,
            sql: Cow::Borrowed(query.sql),
            params: None,
            number: 0,
        }
    }
}

/// The same one, to be used again.
impl<'a> From<&'a Variant<'_>> for Variant<'a> {
    fn from(variant: &'a Variant<'_>) -> Self {
        Self {
            query: variant.query,
            sql: Cow::Borrowed(&variant.sql),
            params: variant.params.as_deref().map(Cow::Borrowed),
            number: variant.number,
        }
    }
}

impl Variant<'_> {
    /// The query that it is a variant of, which errors name.
    #[must_use]
    pub fn query(&self) -> &'static Query {
        self.query
    }

    /// The statement: byte for byte what PostgreSQL is sent.
    #[must_use]
    pub fn sql(&self) -> &str {
        &self.sql
    }

    pub(crate) fn key(&self) -> Key {
        (std::ptr::from_ref(self.query).addr(), self.number)
    }

    /// The types of its parameters, `$1` first, if the program knows every one of them, and every column's, so
    /// that it need not ask. There are so many `arguments`.
    pub(crate) fn types(&self, arguments: usize) -> Option<Cow<'static, [Type]>> {
        let all = self.query.params;
        let Some(sent) = &self.params else {
            return (!all.contains(&Type::ANY)).then_some(Cow::Borrowed(all));
        };
        // Behind the last argument's stands what is to be said of the columns.
        if all.get(arguments..).is_some_and(|it| !it.is_empty()) {
            return None;
        }
        let type_ = |at: &u16| all.get(usize::from(*at)).filter(|it| **it != Type::ANY);
        sent.iter().map(|at| type_(at).cloned()).collect()
    }

    /// Those of the arguments, or of what there is for each, that it takes, `$1` first.
    pub(crate) fn sent<'p, T: Clone>(&self, arguments: &'p [T]) -> Cow<'p, [T]> {
        let Some(sent) = &self.params else {
            return Cow::Borrowed(arguments);
        };
        let argument = |at: &u16| arguments.get(usize::from(*at)).cloned();
        sent.iter().filter_map(argument).collect()
    }

    /// Its parameters with their types, as the driver takes them, if the program knows [all](Self::types).
    pub(crate) fn typed<'p>(&self, arguments: &'p [Param<'p>]) -> Option<Vec<(Param<'p>, Type)>> {
        let types = self.types(arguments.len())?;
        let sent = self.sent(arguments);
        Some(sent.iter().copied().zip(types.iter().cloned()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static MOODS: Query = Query {
        name: "moods",
        sql: "SELECT 1 WHERE $1 = 1 AND $2 = 'calm' AND $3 = 'a'",
        params: &[Type::INT4, Type::ANY, Type::TEXT],
    };

    static COLUMN: Query = Query {
        params: &[Type::INT4, Type::ANY],
        ..MOODS
    };

    fn of(query: &'static Query, params: &'static [u16]) -> Variant<'static> {
        Variant {
            params: Some(Cow::Borrowed(params)),
            ..query.into()
        }
    }

    #[test]
    fn types_are_known_of_what_is_sent() {
        let known = of(&MOODS, &[2, 0]);
        let types = known.types(3).expect("both are known");
        assert_eq!(*types, [Type::TEXT, Type::INT4]);
        assert_eq!(of(&MOODS, &[2, 1]).types(3), None);
        assert_eq!(Variant::from(&MOODS).types(3), None);
    }

    #[test]
    fn a_column_is_asked_for_whatever_is_sent() {
        // It takes one argument: the other type is a column's.
        assert_eq!(of(&COLUMN, &[0]).types(1), None);
        assert_eq!(of(&COLUMN, &[]).types(1), None);
        assert_eq!(Variant::from(&COLUMN).types(1), None);
        assert!(of(&COLUMN, &[0]).types(2).is_some());
    }

    #[test]
    fn arguments_are_sent_in_the_order_of_the_text() {
        let variant = of(&MOODS, &[2, 0]);
        let sent = variant.typed(&[&1_i32, &"calm", &"a"]);
        let sent = sent.expect("both types are known");
        let shown: Vec<String> = sent.iter().map(|it| format!("{it:?}")).collect();
        assert_eq!(shown, [r#"("a", Text)"#, "(1, Int4)"]);
        let again = Variant::from(&variant);
        assert_eq!((again.key(), again.sql()), (variant.key(), variant.sql()));
        assert_eq!(again.params, variant.params);
    }
}
