//! The queries of a lock, read line by line as [`super::render`] writes them: they are most of it, and TOML
//! takes its time.

use super::{LockedColumn, LockedQuery};

/// The queries, and the text without them; `None` for what is written in any other way.
pub(super) fn read(text: &str) -> Option<(Vec<LockedQuery>, String)> {
    let start = text.find("\n[[query]]\n")?;
    let mut reader = Reader {
        rest: &text[start..],
    };
    let mut queries = Vec::new();
    while reader.eat("\n[[query]]\n").is_some() {
        queries.push(reader.query()?);
    }
    Some((queries, format!("{}{}", &text[..start], reader.rest)))
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
        };
        if self.eat("params = ").is_some() {
            query.params = self.list()?;
            self.eat("\n")?;
        }
        if self.eat("columns = [\n").is_some() {
            while self.eat("]\n").is_none() {
                query.columns.push(self.column()?);
            }
        }
        Some(query)
    }

    fn line(&mut self, key: &str) -> Option<String> {
        self.eat(key)?;
        let value = self.string()?;
        self.eat("\n")?;
        Some(value)
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

    fn list(&mut self) -> Option<Vec<String>> {
        self.eat("[")?;
        let mut list = vec![self.string()?];
        while self.eat(", ").is_some() {
            list.push(self.string()?);
        }
        self.eat("]")?;
        Some(list)
    }

    /// A string in which nothing is escaped.
    fn string(&mut self) -> Option<String> {
        self.eat("\"")?;
        let (text, rest) = self.rest.split_once('"')?;
        self.rest = rest;
        (!text.contains(['\\', '\n'])).then(|| text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Lock, read_lines};

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
