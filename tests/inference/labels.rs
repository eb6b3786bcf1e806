//! The comment lines above a statement into what they say of it.

use bindery_codegen::infer::TypedQuery;

/// What is known of a column or of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    /// `T`: it is never NULL.
    NotNull,
    /// `T?`: it can be NULL.
    Nullable,
    /// `T~`: it is never NULL, but nobody has to prove that.
    Unclaimed,
}

/// A value for each parameter, as SQL, in the order of the parameters.
pub(crate) type Values = Vec<String>;

/// What the comment lines above a statement say.
#[derive(Debug, Default)]
pub(crate) struct Labels {
    /// `> name T, name T?`: all columns, in order.
    pub(crate) columns: Vec<(String, Label)>,
    /// `params: name T, name T?`: those of which something is said.
    pub(crate) params: Vec<(String, Label)>,
    /// `rows: one`: how many there can be.
    pub(crate) rows: Option<String>,
    /// `seed: SQL`: what is done to the data before a run of its own.
    pub(crate) seeds: Vec<String>,
    /// `with: name = SQL, name = SQL`: the values of a run.
    pub(crate) values: Vec<Values>,
    /// `since: 17`: the server that it needs.
    pub(crate) since: u32,
}

impl Labels {
    /// Reads the labels of `query`.
    pub(crate) fn of(query: &TypedQuery) -> Result<Self, String> {
        let docs = &query.query.docs;
        let mut labels = Self {
            since: since(docs.iter().map(String::as_str)),
            ..Self::default()
        };
        for line in docs {
            labels.read(line, query)?;
        }
        labels.check(query)?;
        Ok(labels)
    }

    /// What is said of the parameter.
    pub(crate) fn param(&self, name: &str) -> Option<Label> {
        let found = self.params.iter().find(|(known, _)| known == name);
        found.map(|(_, label)| *label)
    }

    fn read(&mut self, line: &str, query: &TypedQuery) -> Result<(), String> {
        if let Some(columns) = line.strip_prefix("> ") {
            self.columns.extend(named(columns)?);
            return Ok(());
        }
        let keyword = |it: &str| !it.is_empty() && it.bytes().all(|c| c.is_ascii_lowercase());
        let Some((word, rest)) = line.split_once(':').filter(|(word, _)| keyword(word)) else {
            return Ok(());
        };
        let rest = rest.trim();
        match word {
            "params" => self.params.extend(named(rest)?),
            "rows" if ["none", "one", "opt", "many"].contains(&rest) => {
                self.rows = Some(rest.to_owned());
            }
            "seed" => self.seeds.push(rest.to_owned()),
            "with" => self.values.push(values(rest, query)?),
            "since" => {}
            _ => return Err(format!("`{line}` is no label")),
        }
        Ok(())
    }

    /// Finds labels that name nothing, and runs that a label rules out or lacks.
    fn check(&self, query: &TypedQuery) -> Result<(), String> {
        let labelled: Vec<&str> = self.columns.iter().map(|(name, _)| name.as_str()).collect();
        let columns: Vec<&str> = query.columns.iter().map(|it| it.name.as_str()).collect();
        if labelled != columns {
            return Err(format!("its columns are {columns:?}, not {labelled:?}"));
        }
        for (name, _) in &self.params {
            if !query.params.iter().any(|param| param.name == *name) {
                return Err(format!("it has no parameter `{name}`"));
            }
        }
        if self.values.is_empty() && !query.params.is_empty() {
            return Err("its parameters have no values".to_owned());
        }
        for (at, param) in query.params.iter().enumerate() {
            let with_null = self.values.iter().any(|run| run[at] == "NULL");
            match (self.param(&param.name), with_null) {
                (Some(Label::Nullable), false) => {
                    return Err(format!("parameter `{}` is never NULL here", param.name));
                }
                (None | Some(Label::NotNull), true) => {
                    return Err(format!("parameter `{}` may not be NULL", param.name));
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// The version that one of `lines` demands, or 0.
pub(crate) fn since<'a>(lines: impl IntoIterator<Item = &'a str>) -> u32 {
    let mut versions = lines
        .into_iter()
        .filter_map(|line| line.strip_prefix("since:"));
    let version = versions.next();
    version.map_or(0, |it| it.trim().parse().expect("a version is a number"))
}

/// `name T, name T?`
fn named(text: &str) -> Result<Vec<(String, Label)>, String> {
    let one = |part: &str| {
        let (name, label) = part.trim().rsplit_once(' ').unwrap_or_default();
        let label = match label {
            "T" => Label::NotNull,
            "T?" => Label::Nullable,
            "T~" => Label::Unclaimed,
            _ => return Err(format!("`{part}` is not `name T`, `name T?` or `name T~`")),
        };
        Ok((name.to_owned(), label))
    };
    text.split(',').map(one).collect()
}

/// `name = SQL, name = SQL`, in the order of the parameters.
fn values(text: &str, query: &TypedQuery) -> Result<Values, String> {
    let mut said = Vec::new();
    for part in split(text) {
        let (name, value) = part
            .split_once('=')
            .ok_or_else(|| format!("`{part}` is not `name = value`"))?;
        said.push((name.trim(), value.trim()));
    }
    if said.len() != query.params.len() {
        return Err(format!("`{text}` is not a value for each parameter"));
    }
    let values = query.params.iter().map(|param| {
        let found = said.iter().find(|(name, _)| *name == param.name);
        let value = found.map(|(_, value)| (*value).to_owned());
        value.ok_or_else(|| format!("`{text}` has no value for `{}`", param.name))
    });
    values.collect()
}

/// The parts of `text` between commas that stand in no string and in no brackets.
fn split(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut quoted) = (Vec::new(), 0, 0, false);
    for (at, c) in text.char_indices() {
        match c {
            '\'' => quoted = !quoted,
            '(' | '[' if !quoted => depth += 1,
            ')' | ']' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}
