//! What a function takes behind the client: data only.

/// A parameter of a function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Param {
    /// The identifier.
    pub name: String,
    /// Its type.
    pub rust_type: String,
    /// The driver's constant for the PostgreSQL type; `None` where only the server knows it.
    pub wire: Option<String>,
    /// What is sent of it, where it is a list of rows: then it has no type of its own on the wire.
    pub list: Option<ParamList>,
}

/// A list of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParamList {
    /// The struct of a row, as a type.
    pub input: String,
    /// What is sent: an array for each column.
    pub columns: Vec<ListColumn>,
}

/// A column of a list of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListColumn {
    /// The field of the struct of a row.
    pub field: String,
    /// The driver's constant for the type of the array, likewise.
    pub wire: Option<String>,
}

impl Param {
    /// The driver's constants for what is sent of it.
    pub fn wires(&self) -> impl Iterator<Item = Option<&str>> {
        let columns = self.list.iter().flat_map(|it| &it.columns);
        let own = self.list.is_none().then_some(self.wire.as_deref());
        own.into_iter().chain(columns.map(|it| it.wire.as_deref()))
    }
}
