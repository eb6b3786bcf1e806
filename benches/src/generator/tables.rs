//! The tables that the queries are about: 20, of 8 columns of common types each.

use std::fmt::Write;

/// How many tables there are.
pub(super) const COUNT: usize = 20;

/// A table. Besides these columns it has an `id`, and refers to the table before it in the list, the
/// first one to the last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table {
    /// Its name.
    pub(super) name: &'static str,
    /// A `text`.
    pub(super) text: &'static str,
    /// A `text` that may be NULL.
    pub(super) optional_text: &'static str,
    /// An `integer`.
    pub(super) integer: &'static str,
    /// A `numeric`.
    pub(super) numeric: &'static str,
    /// A `boolean` with a default.
    pub(super) boolean: &'static str,
    /// A `timestamptz` with a default.
    pub(super) timestamp: &'static str,
    index: usize,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub(super) struct Column {
    /// Its name.
    pub(super) name: String,
    /// Whether it may be NULL.
    pub(super) nullable: bool,
    definition: &'static str,
}

/// A table's name, then its columns in the order of [`Table`]'s fields.
#[rustfmt::skip]
const NAMES: [[&str; 7]; COUNT] = [
    ["region", "title", "note", "stores", "turnover", "open", "founded_at"],
    ["country", "label", "motto", "ports", "tariff", "embargoed", "joined_at"],
    ["city", "name", "nickname", "districts", "tax", "coastal", "mapped_at"],
    ["supplier", "company", "website", "rating", "credit", "approved", "approved_at"],
    ["category", "heading", "summary", "position", "markup", "visible", "revised_at"],
    ["product", "sku", "description", "stock", "price", "listed", "listed_at"],
    ["warehouse", "site", "remark", "docks", "rent", "heated", "opened_at"],
    ["shelf", "code", "hint", "levels", "load", "locked", "counted_at"],
    ["customer", "full_name", "phone", "visits", "balance", "active", "registered_at"],
    ["address", "street", "unit", "number", "fee", "verified", "verified_at"],
    ["cart", "token", "voucher", "items", "subtotal", "frozen", "touched_at"],
    ["purchase", "reference", "message", "lines", "total", "gift", "placed_at"],
    ["invoice", "serial", "memo", "pages", "amount", "settled", "due_at"],
    ["payment", "iban", "purpose", "attempts", "paid", "cleared", "cleared_at"],
    ["shipment", "tracking", "instructions", "parcels", "weight", "insured", "sent_at"],
    ["carrier", "brand", "hotline", "vans", "surcharge", "express", "audited_at"],
    ["employee", "surname", "alias", "grade", "salary", "remote", "hired_at"],
    ["contract", "clause", "appendix", "months", "penalty", "signed", "signed_at"],
    ["ticket", "subject", "answer", "priority", "refund", "closed", "raised_at"],
    ["campaign", "slogan", "teaser", "clicks", "budget", "running", "starts_at"],
];

impl Table {
    /// The table at `index`, counted round and round.
    pub(super) fn at(index: usize) -> Self {
        let index = index % COUNT;
        let [
            name,
            text,
            optional_text,
            integer,
            numeric,
            boolean,
            timestamp,
        ] = NAMES[index];
        Self {
            name,
            text,
            optional_text,
            integer,
            numeric,
            boolean,
            timestamp,
            index,
        }
    }

    /// The table that it refers to.
    pub(super) fn parent(self) -> Self {
        Self::at(self.index + COUNT - 1)
    }

    /// The column that refers to the parent.
    pub(super) fn reference(self) -> String {
        format!("{}_id", self.parent().name)
    }

    /// Whether that column may be NULL.
    pub(super) fn is_optional_child(self) -> bool {
        self.index.is_multiple_of(2)
    }

    /// All columns, in order.
    pub(super) fn columns(self) -> Vec<Column> {
        let column = |name: &str, definition: &'static str| Column {
            name: name.to_owned(),
            nullable: !definition.contains("NOT NULL"),
            definition,
        };
        let reference = match self.is_optional_child() {
            true => "bigint",
            false => "bigint NOT NULL",
        };
        let identity = Column {
            nullable: false,
            ..column("id", "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY")
        };
        vec![
            identity,
            column(self.text, "text NOT NULL"),
            column(self.optional_text, "text"),
            column(self.integer, "integer NOT NULL"),
            column(self.numeric, "numeric(12, 2) NOT NULL"),
            column(self.boolean, "boolean NOT NULL DEFAULT true"),
            column(self.timestamp, "timestamptz NOT NULL DEFAULT now()"),
            column(&self.reference(), reference),
        ]
    }
}

/// The DDL of all tables. References come last, because they go round in a circle.
pub(super) fn schema() -> String {
    let mut text = String::new();
    let tables = || (0..COUNT).map(Table::at);
    for table in tables() {
        let columns: Vec<String> = table
            .columns()
            .iter()
            .map(|column| format!("    {} {}", column.name, column.definition))
            .collect();
        // Writing into a String can not fail.
        let _ = writeln!(
            text,
            "CREATE TABLE {} (\n{}\n);\n",
            table.name,
            columns.join(",\n")
        );
    }
    for table in tables() {
        let (name, reference, parent) = (table.name, table.reference(), table.parent().name);
        let _ = writeln!(
            text,
            "ALTER TABLE {name} ADD FOREIGN KEY ({reference}) REFERENCES {parent};"
        );
    }
    text
}
