//! A row as a map of column names to values, for reports that want no struct.

use crate::{Error, FromRow, Row, Value};

/// The columns of a row by name, in their order. What `-- @returns map` gives.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Record {
    columns: Vec<(String, Value)>,
}

impl Record {
    /// The value of the first column with this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        let found = self.iter().find(|(column, _)| *column == name);
        found.map(|(_, value)| value)
    }

    /// The names and values, in the order of the columns.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Value)> {
        self.columns
            .iter()
            .map(|(name, value)| (name.as_str(), value))
    }

    /// The number of columns.
    #[must_use]
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// Whether there are no columns.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }
}

impl IntoIterator for Record {
    type Item = (String, Value);
    type IntoIter = std::vec::IntoIter<(String, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.columns.into_iter()
    }
}

impl FromRow for Record {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        let columns = row.row.columns().iter().enumerate();
        let columns = columns.map(|(at, column)| Ok((column.name().to_owned(), row.get(at)?)));
        Ok(Self {
            columns: columns.collect::<Result<_, Error>>()?,
        })
    }
}
