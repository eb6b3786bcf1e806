//! Random rows: few, from small domains, rich in NULL.

use crate::generator::Generator;
use crate::schema::{Object, Table, World};
use crate::types;

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    pub(crate) table: String,
    /// The columns that are not left to their defaults, and their values as text.
    pub(crate) values: Vec<(String, Option<String>)>,
}

impl Row {
    /// The statement that inserts it, unless it breaks a unique constraint.
    pub(crate) fn sql(&self) -> String {
        let names: Vec<&str> = self.values.iter().map(|(name, _)| name.as_str()).collect();
        let value = |value: &Option<String>| match value {
            Some(text) => format!("'{}'", text.replace('\'', "''")),
            None => "NULL".to_owned(),
        };
        let values: Vec<String> = self.values.iter().map(|(_, it)| value(it)).collect();
        match names.is_empty() {
            true => format!("INSERT INTO {} DEFAULT VALUES", self.table),
            false => format!(
                "INSERT INTO {} ({}) VALUES ({})",
                self.table,
                names.join(", "),
                values.join(", ")
            ),
        }
    }
}

impl Generator<'_> {
    /// Up to `most` rows for each table.
    pub(crate) fn rows(&mut self, objects: &[Object], most: usize) -> Vec<Row> {
        let mut rows = Vec::new();
        for object in objects {
            let Object::Table(table) = object else {
                continue;
            };
            let number = match self.numbers.chance(12) {
                true => 0,
                false => most - self.numbers.below(most / 2 + 1),
            };
            rows.extend((0..number).map(|_| self.row_of(table)));
        }
        rows
    }

    fn row_of(&mut self, table: &Table) -> Row {
        let relation = table.relation();
        let mut values = Vec::new();
        for name in &relation.writable {
            let column = relation.columns.iter().find(|(it, _)| it == name);
            let ty = column.map_or("int4", |(_, ty)| ty);
            let own = table.columns.iter().find(|it| it.name == *name);
            let said = own.map_or(String::new(), |it| it.constraints.join(" "));
            let rare = said.contains("NOT NULL")
                || said.contains("IDENTITY")
                || table.keys.iter().any(|key| key.contains(name));
            if said.contains("IDENTITY") && self.numbers.chance(50) {
                continue;
            }
            let null = self.numbers.chance(if rare { 2 } else { 40 });
            let value = (!null)
                .then(|| types::value(ty, &mut self.numbers))
                .flatten();
            values.push((name.clone(), value.map(str::to_owned)));
        }
        Row {
            table: table.name.clone(),
            values,
        }
    }
}

impl World {
    /// The statements that put its rows in place of those that are there.
    pub(crate) fn load(&self) -> Vec<String> {
        let tables = self.objects.iter().filter_map(|object| match object {
            Object::Table(table) => Some(table.name.as_str()),
            _ => None,
        });
        let tables: Vec<&str> = tables.collect();
        let mut statements = vec!["SET bindery.loading = 'on'".to_owned()];
        if !tables.is_empty() {
            statements.push(format!(
                "TRUNCATE {} RESTART IDENTITY CASCADE",
                tables.join(", ")
            ));
        }
        statements.extend(self.rows.iter().map(Row::sql));
        for object in &self.objects {
            if let Object::View(name, "MATERIALIZED VIEW", _) = object {
                statements.push(format!("REFRESH MATERIALIZED VIEW {name}"));
            }
        }
        statements.push("RESET bindery.loading".to_owned());
        statements
    }
}
