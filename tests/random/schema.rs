//! Random schemas: tables of all kinds, views over them, and functions of the user's.

use crate::data::Row;
use crate::generator::Generator;
use crate::node::{Node, Ty};
use crate::scope::{Place, Relation};
use crate::types;

/// What a schema is made of, in order.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Object {
    Table(Table),
    /// Its name, `VIEW` or `MATERIALIZED VIEW`, and its query.
    View(String, &'static str, Node),
    /// DDL that nothing is to be known of.
    Other(String),
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(crate) columns: Vec<Column>,
    /// Constraints of the whole table.
    pub(crate) constraints: Vec<String>,
    /// What stands behind the columns: `INHERITS (…)`, `PARTITION BY …`.
    pub(crate) tail: String,
    /// What follows: partitions, indexes, triggers.
    pub(crate) after: Vec<String>,
    pub(crate) keys: Vec<Vec<String>>,
    /// The columns that it has of its parent, and their types.
    inherited: Vec<(String, Ty)>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) ty: Ty,
    pub(crate) constraints: Vec<String>,
    pub(crate) generated: bool,
}

/// A schema and the rows in it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct World {
    pub(crate) objects: Vec<Object>,
    pub(crate) rows: Vec<Row>,
}

impl Object {
    /// The statements that make it.
    pub(crate) fn ddl(&self) -> Vec<String> {
        match self {
            Self::Table(table) => table.ddl(),
            Self::View(name, kind, query) => {
                vec![format!("CREATE {kind} {name} AS {}", query.sql())]
            }
            Self::Other(ddl) => vec![ddl.clone()],
        }
    }
}

impl Table {
    fn ddl(&self) -> Vec<String> {
        let column = |column: &Column| {
            let words = [column.name.clone(), column.ty.to_owned()];
            let words = words.into_iter().chain(column.constraints.iter().cloned());
            words.collect::<Vec<_>>().join(" ")
        };
        let columns = self.columns.iter().map(column);
        let parts: Vec<String> = columns.chain(self.constraints.iter().cloned()).collect();
        let create = format!(
            "CREATE TABLE {} ({}){}",
            self.name,
            parts.join(", "),
            self.tail
        );
        std::iter::once(create)
            .chain(self.after.iter().cloned())
            .collect()
    }

    /// The table with one thing less, and the column that it lost.
    pub(crate) fn reductions(&self) -> Vec<(Self, Option<String>)> {
        let mut found = Vec::new();
        for at in 0..self.columns.len() {
            let mut fewer = self.clone();
            let column = fewer.columns.remove(at);
            found.push((fewer, Some(column.name)));
        }
        let mut put = |change: &dyn Fn(&mut Self)| {
            let mut fewer = self.clone();
            change(&mut fewer);
            found.push((fewer, None));
        };
        (0..self.constraints.len()).for_each(|at| put(&|it| drop(it.constraints.remove(at))));
        (0..self.after.len()).for_each(|at| put(&|it| drop(it.after.remove(at))));
        for (at, column) in self.columns.iter().enumerate() {
            let constraints = 0..column.constraints.len();
            constraints.for_each(|said| put(&|it| drop(it.columns[at].constraints.remove(said))));
        }
        if !self.tail.is_empty() {
            put(&|it| it.tail.clear());
        }
        found
    }

    /// The columns that can neither be NULL nor be left out.
    fn required(&self) -> Vec<String> {
        let key = |name: &str| self.keys.iter().flatten().any(|it| it == name);
        let columns = self.columns.iter().filter(|column| {
            let said = column.constraints.join(" ");
            let given = said.contains("DEFAULT") || said.contains("GENERATED");
            (said.contains("NOT NULL") || key(&column.name)) && !given
        });
        columns.map(|column| column.name.clone()).collect()
    }

    pub(crate) fn relation(&self) -> Relation {
        let own = self
            .columns
            .iter()
            .map(|column| (column.name.clone(), column.ty));
        let columns: Vec<_> = self.inherited.iter().cloned().chain(own).collect();
        let generated = |name: &str| {
            self.columns
                .iter()
                .any(|it| it.name == name && it.generated)
        };
        let names = columns.iter().map(|(name, _)| name.clone());
        Relation {
            name: self.name.clone(),
            keys: self.keys.clone(),
            required: self.required(),
            writable: names.filter(|name| !generated(name)).collect(),
            columns,
        }
    }
}

/// The types, functions and casts that every schema has.
pub(crate) fn prelude() -> Vec<Object> {
    let lines = include_str!("prelude.sql").lines();
    lines
        .map(|line| Object::Other(line.trim_end_matches(';').to_owned()))
        .collect()
}

/// The names of columns, and the type that most tables give them, so that names meet in USING.
const NAMES: [(&str, Ty); 6] = [
    ("id", "int4"),
    ("a", "int4"),
    ("b", "text"),
    ("c", "bool"),
    ("d", "numeric"),
    ("\"E\"", "jsonb"),
];

impl Generator<'_> {
    /// A table named `name`.
    pub(crate) fn table(&mut self, name: &str, others: &[Table]) -> Table {
        let mut table = Table {
            name: name.to_owned(),
            columns: Vec::new(),
            constraints: Vec::new(),
            tail: String::new(),
            after: Vec::new(),
            keys: Vec::new(),
            inherited: Vec::new(),
        };
        let number = 2 + self.numbers.below(4);
        let first = self.numbers.below(2);
        for (name, usual) in NAMES.into_iter().skip(first).take(number) {
            let ty = match self.numbers.chance(60) {
                true => usual,
                false => types::any(&mut self.numbers),
            };
            let column = self.column(&table, name, ty);
            table.columns.push(column);
        }
        self.constrain(&mut table);
        match self.numbers.below(20) {
            0 | 1 => self.inherit(&mut table, others),
            2 => self.partition(&mut table),
            3 => self.refer(&mut table, others),
            4 => self.trigger(&mut table),
            5 | 6 => self.index(&mut table),
            _ => {}
        }
        table
    }

    fn column(&mut self, table: &Table, name: &str, ty: Ty) -> Column {
        let mut column = Column {
            name: name.to_owned(),
            ty,
            constraints: Vec::new(),
            generated: false,
        };
        let mut say = |text: String| column.constraints.push(text);
        match self.numbers.below(20) {
            0..8 => say("NOT NULL".to_owned()),
            8 => say(format!("CHECK ({name} IS NOT NULL)")),
            9 => {
                let default = types::literal(ty, &mut self.numbers).sql();
                say(format!("DEFAULT {default}"));
            }
            10 => {
                let default = types::literal(ty, &mut self.numbers).sql();
                say(format!("DEFAULT {default} NOT NULL"));
            }
            11 if ty == "int4" => {
                let other = table
                    .columns
                    .iter()
                    .find(|it| it.ty == "int4" && !it.generated);
                if let Some(other) = other {
                    let text = format!("GENERATED ALWAYS AS ({} + 1) STORED", other.name);
                    column.constraints.push(text);
                    column.generated = true;
                }
            }
            12 if ty == "int4" => say("GENERATED BY DEFAULT AS IDENTITY".to_owned()),
            _ => {}
        }
        column
    }

    /// A primary key, unique constraints, checks.
    fn constrain(&mut self, table: &mut Table) {
        let comparable = |column: &&Column| column.ty != "jsonb" && !column.generated;
        let names: Vec<String> = table
            .columns
            .iter()
            .filter(comparable)
            .map(|it| it.name.clone())
            .collect();
        if names.is_empty() {
            return;
        }
        if self.numbers.chance(50) {
            let number = 1 + usize::from(names.len() > 1 && self.numbers.chance(20));
            let key = names[..number].to_vec();
            table
                .constraints
                .push(format!("PRIMARY KEY ({})", key.join(", ")));
            table.keys.push(key);
        }
        if self.numbers.chance(25) {
            let key = vec![self.numbers.pick(&names).clone()];
            let nulls = match self.version >= 15 && self.numbers.chance(25) {
                true => "UNIQUE NULLS NOT DISTINCT",
                false => "UNIQUE",
            };
            table
                .constraints
                .push(format!("{nulls} ({})", key.join(", ")));
            table.keys.push(key);
        }
        if names.len() > 1 && self.numbers.chance(8) {
            let (one, other) = (&names[0], &names[1]);
            let text = match self.numbers.below(3) {
                0 => format!("CHECK ({one} IS NOT NULL OR {other} IS NOT NULL)"),
                1 => format!("CHECK ({one} IS NOT NULL AND {other} IS NOT NULL)"),
                _ => format!("CHECK (num_nulls({one}, {other}) = 0)"),
            };
            table.constraints.push(text);
        }
    }

    fn inherit(&mut self, table: &mut Table, others: &[Table]) {
        let parents: Vec<&Table> = others.iter().filter(|it| it.tail.is_empty()).collect();
        if parents.is_empty() {
            return;
        }
        let parent = *self.numbers.pick(&parents);
        let has = |name: &str| parent.columns.iter().any(|it| it.name == name);
        table.columns.retain(|column| !has(&column.name));
        table.constraints.clear();
        table.keys.clear();
        table.inherited = parent
            .columns
            .iter()
            .map(|it| (it.name.clone(), it.ty))
            .collect();
        table.tail = format!(" INHERITS ({})", parent.name);
        if self.numbers.chance(30) {
            let column = &self.numbers.pick(&parent.columns).name;
            table.after.push(format!(
                "ALTER TABLE {} ALTER {column} DROP NOT NULL",
                table.name
            ));
        }
    }

    fn partition(&mut self, table: &mut Table) {
        let name = table.name.clone();
        let Some(by) = table
            .columns
            .iter()
            .find(|it| it.ty == "int4" && !it.generated)
        else {
            return;
        };
        table.tail = format!(" PARTITION BY LIST ({})", by.name);
        let part = |suffix: &str, of: &str| {
            format!("CREATE TABLE {name}_{suffix} PARTITION OF {name} {of}")
        };
        table.after.push(part("one", "FOR VALUES IN (1)"));
        table.after.push(part("rest", "DEFAULT"));
        // A key has to hold the column that tells the partitions apart.
        let by = by.name.clone();
        table.keys.retain(|key| key.contains(&by));
        table.constraints.retain(|it| {
            !it.contains("KEY") && !it.contains("UNIQUE") || it.contains(&format!("({by}"))
        });
    }

    fn refer(&mut self, table: &mut Table, others: &[Table]) {
        let with_key = |it: &&Table| it.keys.first().is_some_and(|key| key.len() == 1);
        let Some(other) = others.iter().find(with_key) else {
            return;
        };
        let key = &other.keys[0][0];
        let ty = other
            .columns
            .iter()
            .find(|it| it.name == *key)
            .map(|it| it.ty);
        if let Some(own) = table
            .columns
            .iter()
            .find(|it| Some(it.ty) == ty && !it.generated)
        {
            let text = format!(
                "FOREIGN KEY ({}) REFERENCES {} ({key})",
                own.name, other.name
            );
            table.constraints.push(text);
        }
    }

    fn trigger(&mut self, table: &mut Table) {
        let has_a = table.columns.iter().any(|it| it.name == "a");
        let function = match has_a && self.numbers.chance(60) {
            true => "changed",
            false => "skipped",
        };
        let when = *self.numbers.pick(&["INSERT", "UPDATE", "INSERT OR UPDATE"]);
        // The rows of the test itself come in as they are.
        table.after.push(format!(
            "CREATE TRIGGER change BEFORE {when} ON {} FOR EACH ROW \
             WHEN (current_setting('bindery.loading', true) IS DISTINCT FROM 'on') EXECUTE FUNCTION {function}()",
            table.name
        ));
    }

    fn index(&mut self, table: &mut Table) {
        let comparable = |column: &&Column| column.ty != "jsonb";
        let Some(column) = table.columns.iter().find(comparable) else {
            return;
        };
        let (name, key) = (&table.name, &column.name);
        let text = match self.numbers.below(3) {
            0 => format!("CREATE UNIQUE INDEX ON {name} ({key}) WHERE {key} IS NOT NULL"),
            1 => format!(
                "CREATE UNIQUE INDEX ON {name} ({key}) WHERE {key} > {}",
                types::literal(column.ty, &mut self.numbers).sql()
            ),
            _ => format!("CREATE UNIQUE INDEX ON {name} ((coalesce({key}, {key})))"),
        };
        table.keys.push(vec![key.clone()]);
        table.after.push(text);
    }

    /// A view over what is there, and the relation that it is.
    pub(crate) fn view(&mut self, name: &str) -> (Object, Relation) {
        self.begin(false);
        // Its columns are not named as those of the queries that read it.
        self.names = 100 * self.relations.len();
        let place = Place {
            depth: 1 + self.numbers.below(2),
            ..Place::default()
        };
        let query = self.query(&place, None);
        let kind = match self.numbers.chance(15) {
            true => "MATERIALIZED VIEW",
            false => "VIEW",
        };
        let relation = Relation {
            name: name.to_owned(),
            columns: query.columns,
            keys: Vec::new(),
            writable: Vec::new(),
            required: Vec::new(),
        };
        (Object::View(name.to_owned(), kind, query.node), relation)
    }
}
