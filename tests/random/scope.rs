//! What names mean at a place of a statement.

use crate::node::{Node, Sort, Ty};
use crate::types::PRIMARY;

/// A column that can be named.
#[derive(Debug, Clone)]
pub(crate) struct Visible {
    /// What it is called without its table.
    pub(crate) name: String,
    pub(crate) ty: Ty,
    /// The alias before it; none of a column that USING merged.
    pub(crate) alias: Option<String>,
    /// Whether USING left its name to the merged column.
    pub(crate) merged: bool,
    /// What stands for it: an expression that the query is grouped by.
    pub(crate) written: Option<Node>,
}

/// The names that one FROM brings.
#[derive(Debug, Clone, Default)]
pub(crate) struct Level {
    pub(crate) columns: Vec<Visible>,
    /// Tables that can be named as a whole.
    pub(crate) rows: Vec<String>,
    /// The keys of its tables: a condition on all columns of one finds one row.
    pub(crate) keys: Vec<Vec<Visible>>,
    /// Names that hide those of outer levels, although they may not be used here.
    hidden: Vec<String>,
}

/// A relation that FROM can name.
#[derive(Debug, Clone)]
pub(crate) struct Relation {
    pub(crate) name: String,
    pub(crate) is_table: bool,
    pub(crate) columns: Vec<(String, Ty)>,
    /// The columns of its keys: a condition on them finds one row.
    pub(crate) keys: Vec<Vec<String>>,
    /// What can be written to: its columns without those that are generated.
    pub(crate) writable: Vec<String>,
    /// Those of them that can not be left out.
    pub(crate) required: Vec<String>,
}

/// A place for an expression.
#[derive(Debug, Clone, Default)]
pub(crate) struct Place {
    /// From the outermost query to the innermost.
    pub(crate) levels: Vec<Level>,
    /// What arguments of aggregates see instead of the innermost level, where aggregates can stand.
    pub(crate) ungrouped: Option<Level>,
    /// Whether window functions can stand here.
    pub(crate) windows: bool,
    /// How many more expressions or queries may nest.
    pub(crate) depth: usize,
    /// The CTEs in sight.
    pub(crate) ctes: Vec<Relation>,
}

impl Visible {
    pub(crate) fn new(alias: &str, name: &str, ty: Ty) -> Self {
        Self {
            name: name.to_owned(),
            ty,
            alias: Some(alias.to_owned()),
            merged: false,
            written: None,
        }
    }
}

impl Level {
    pub(crate) fn add(&mut self, other: Level) {
        self.columns.extend(other.columns);
        self.rows.extend(other.rows);
        self.keys.extend(other.keys);
        self.hidden.extend(other.hidden);
    }

    /// The level of a grouped query: only `columns`, but every name of this one is taken.
    pub(crate) fn grouped(&self, columns: Vec<Visible>) -> Self {
        Self {
            columns,
            rows: Vec::new(),
            keys: Vec::new(),
            hidden: self.names().map(str::to_owned).collect(),
        }
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let columns = self
            .columns
            .iter()
            .filter(|it| !it.merged && it.written.is_none());
        let bare = columns.map(|column| column.name.as_str());
        bare.chain(self.aliases())
            .chain(self.hidden.iter().map(String::as_str))
    }

    fn aliases(&self) -> impl Iterator<Item = &str> {
        let columns = self
            .columns
            .iter()
            .filter_map(|column| column.alias.as_deref());
        columns.chain(self.rows.iter().map(String::as_str))
    }

    fn hides(&self, name: &str) -> bool {
        self.names().any(|it| it == name)
    }

    /// Whether the name alone means this column here.
    pub(crate) fn means(&self, column: &Visible) -> bool {
        let same = self
            .columns
            .iter()
            .filter(|it| !it.merged && it.name == column.name);
        !column.merged && same.count() == 1 && !self.rows.contains(&column.name)
    }
}

impl Place {
    /// One level of nesting deeper.
    pub(crate) fn deeper(&self) -> Self {
        Self {
            depth: self.depth.saturating_sub(1),
            ..self.clone()
        }
    }

    /// The place with one more level of names.
    pub(crate) fn within(&self, level: Level) -> Self {
        let mut place = Self {
            ungrouped: None,
            windows: false,
            ..self.clone()
        };
        place.levels.push(level);
        place
    }

    /// The place of an aggregate's arguments.
    pub(crate) fn of_aggregate(&self, ungrouped: &Level) -> Self {
        let mut place = self.deeper();
        place.levels.pop();
        place.within(ungrouped.clone())
    }

    /// The place of a subquery: its own aggregates are for itself to allow.
    pub(crate) fn of_subquery(&self) -> Self {
        Self {
            ungrouped: None,
            windows: false,
            ..self.deeper()
        }
    }

    /// Every way to write a column in sight, the inner ones last.
    pub(crate) fn columns(&self, wanted: impl Fn(Ty) -> bool) -> Vec<Node> {
        let mut found = Vec::new();
        for (at, level) in self.levels.iter().enumerate() {
            let inner = &self.levels[at + 1..];
            let free = |name: &str| !inner.iter().any(|level| level.hides(name));
            for column in level.columns.iter().filter(|column| wanted(column.ty)) {
                if let Some(written) = &column.written {
                    found.push(written.clone());
                    continue;
                }
                let sort = Sort::Value(column.ty);
                let node = |text: String| Node::new("column", sort, PRIMARY).text(text);
                if level.means(column) && free(&column.name) {
                    found.push(node(column.name.clone()));
                }
                if let Some(alias) = column.alias.as_ref().filter(|alias| free(alias)) {
                    found.push(node(format!("{alias}.{}", column.name)));
                }
            }
        }
        found
    }

    /// Every table in sight that can be named as a whole.
    pub(crate) fn rows(&self) -> Vec<&str> {
        let mut found = Vec::new();
        for (at, level) in self.levels.iter().enumerate() {
            let free =
                |name: &&String| !self.levels[at + 1..].iter().any(|level| level.hides(name));
            let own = |name: &&String| !level.columns.iter().any(|column| column.name == **name);
            found.extend(
                level
                    .rows
                    .iter()
                    .filter(free)
                    .filter(own)
                    .map(String::as_str),
            );
        }
        found
    }
}
