//! The queries and tables of a lock, read line by line as [`super::render`] writes them: they are most of it,
//! and TOML takes its time.

use super::{LockedColumn, LockedQuery};
use crate::catalog::{Column, Constraint, Key, Reference, Table, TableKind};

/// The queries, the tables, and the text without them; `None` for what is written in any other way.
pub(super) fn read(text: &str) -> Option<(Vec<LockedQuery>, Vec<Table>, String)> {
    let start = text.find("\n[[query]]\n")?;
    let mut reader = Reader {
        rest: &text[start..],
    };
    let mut queries = Vec::new();
    while reader.eat("\n[[query]]\n").is_some() {
        queries.push(reader.query()?);
    }
    let mut tables = Vec::new();
    while reader.eat("\n[[table]]\n").is_some() {
        tables.push(reader.table()?);
    }
    let rest = format!("{}{}", &text[..start], reader.rest);
    Some((queries, tables, rest))
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn eat(&mut self, expected: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(expected)?;
        Some(())
    }

    fn query(&mut self) -> Option<LockedQuery> {
        let mut query = LockedQuery {
            name: self.line("name = ")?,
            file: self.line("file = ")?,
            sql: self.line("sql = ")?,
            params: Vec::new(),
            columns: Vec::new(),
            variants: Vec::new(),
        };
        if self.eat("params = ").is_some() {
            query.params = self.list()?;
            self.eat("\n")?;
        }
        query.columns = self.lines("columns", Self::column)?;
        query.variants = self.lines("variants", Self::hash)?;
        Some(query)
    }

    fn table(&mut self) -> Option<Table> {
        let (schema, name) = (self.line("schema = ")?, self.line("name = ")?);
        let kind = match self.eat("kind = ") {
            Some(()) => {
                let kind = self.string()?;
                self.eat("\n")?;
                *TableKind::ALL.iter().find(|it| it.as_str() == kind)?
            }
            None => TableKind::Table,
        };
        Some(Table {
            schema,
            name,
            kind,
            is_plain: self.eat("is_plain = true\n").is_some(),
            columns: self.lines("columns", Self::table_column)?,
            keys: self.lines("keys", Self::key)?,
            indexes: self.lines("indexes", Self::index)?,
            checks: self.lines("checks", Self::check)?,
            constraints: self.lines("constraints", Self::constraint)?,
            references: self.lines("references", Self::reference)?,
            comment: match self.rest.starts_with("comment = ") {
                true => Some(self.line("comment = ")?),
                false => None,
            },
            view: match self.rest.starts_with("view = ") {
                true => Some(self.line("view = ")?),
                false => None,
            },
            oid: 0,
        })
    }

    /// An array with a line for each of its values; none where there is no such array.
    fn lines<T>(&mut self, key: &str, value: fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut values = Vec::new();
        let Some(rest) = self.rest.strip_prefix(key) else {
            return Some(values);
        };
        self.rest = rest.strip_prefix(" = [\n")?;
        while self.eat("]\n").is_none() {
            values.push(value(self)?);
        }
        Some(values)
    }

    fn line(&mut self, key: &str) -> Option<String> {
        self.eat(key)?;
        let value = self.string()?;
        self.eat("\n")?;
        Some(value)
    }

    fn hash(&mut self) -> Option<String> {
        self.eat("  ")?;
        let hash = self.string()?;
        self.eat(",\n")?;
        Some(hash)
    }

    fn column(&mut self) -> Option<LockedColumn> {
        self.eat("  { name = ")?;
        let name = self.string()?;
        self.eat(", type = ")?;
        let pg_type = self.string()?;
        let origin = match self.eat(", origin = ") {
            Some(()) => Some(self.list()?.try_into().ok()?),
            None => None,
        };
        let domain = match self.eat(", domain = ") {
            Some(()) => Some(self.string()?),
            None => None,
        };
        self.eat(" },\n")?;
        Some(LockedColumn {
            name,
            pg_type,
            origin,
            domain,
        })
    }

    fn table_column(&mut self) -> Option<Column> {
        self.eat("  { name = ")?;
        let name = self.string()?;
        self.eat(", type = ")?;
        let pg_type = self.string()?;
        let not_null = self.eat(", not_null = true").is_some();
        let generated = self.eat(", generated = true").is_some();
        let comment = match self.eat(", comment = ") {
            Some(()) => Some(self.string()?),
            None => None,
        };
        self.eat(" },\n")?;
        Some(Column {
            name,
            not_null,
            generated,
            pg_type,
            comment,
            number: 0,
            domain: None,
        })
    }

    fn key(&mut self) -> Option<Key> {
        self.eat("  { parts = ")?;
        let parts = self.list()?;
        let predicate = match self.eat(", predicate = ") {
            Some(()) => Some(self.string()?),
            None => None,
        };
        let primary = self.eat(", primary = true").is_some();
        self.eat(" },\n")?;
        Some(Key {
            parts,
            predicate,
            primary,
        })
    }

    fn index(&mut self) -> Option<Vec<String>> {
        self.eat("  ")?;
        let parts = self.list()?;
        self.eat(",\n")?;
        Some(parts)
    }

    fn check(&mut self) -> Option<String> {
        self.eat("  ")?;
        let check = self.string()?;
        self.eat(",\n")?;
        Some(check)
    }

    fn constraint(&mut self) -> Option<Constraint> {
        self.eat("  { name = ")?;
        let name = self.string()?;
        self.eat(", definition = ")?;
        let definition = self.string()?;
        self.eat(" },\n")?;
        Some(Constraint { name, definition })
    }

    fn reference(&mut self) -> Option<Reference> {
        self.eat("  { schema = ")?;
        let schema = self.string()?;
        self.eat(", table = ")?;
        let table = self.string()?;
        self.eat(", name = ")?;
        let name = self.string()?;
        self.eat(", definition = ")?;
        let definition = self.string()?;
        let columns = match self.eat(", columns = ") {
            Some(()) => self.list()?,
            None => Vec::new(),
        };
        self.eat(" },\n")?;
        Some(Reference {
            schema,
            table,
            name,
            definition,
            columns,
        })
    }

    fn list(&mut self) -> Option<Vec<String>> {
        self.eat("[")?;
        let mut list = vec![self.string()?];
        while self.eat(", ").is_some() {
            list.push(self.string()?);
        }
        self.eat("]")?;
        Some(list)
    }

    /// A string in which nothing but quotes and backslashes is escaped.
    fn string(&mut self) -> Option<String> {
        self.eat("\"")?;
        let mut text = String::new();
        loop {
            let end = self.rest.find(['"', '\\', '\n'])?;
            let (plain, rest) = self.rest.split_at(end);
            text.push_str(plain);
            self.rest = &rest[1..];
            match (rest.as_bytes()[0], self.rest.as_bytes().first()?) {
                (b'"', _) => return Some(text),
                (b'\\', escaped @ (b'"' | b'\\')) => {
                    text.push(char::from(*escaped));
                    self.rest = &self.rest[1..];
                }
                _ => return None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Lock;
    use super::super::read::read_lines;

    const LOCK: &str = include_str!("../cli/starter/bindery.lock");

    #[test]
    fn it_reads_what_toml_reads() {
        let lines = read_lines(LOCK).expect("it is as we write it");
        let toml: Lock = toml::from_str(LOCK).expect("it is a lock");
        assert!(!toml.queries.is_empty());
        assert_eq!(format!("{lines:?}"), format!("{toml:?}"));
    }

    #[test]
    fn what_others_write_is_left_to_toml() {
        for (ours, theirs) in [
            ("\n\n[[query]]", "\n\n\n[[query]]"),
            ("]\n\n", "]\n# mine\n\n"),
            ("type = \"text\"", "type = 'text'"),
        ] {
            let edited = LOCK.replacen(ours, theirs, 2);
            assert_ne!(edited, LOCK);
            assert!(read_lines(&edited).is_none(), "{theirs}");
        }
    }
}
