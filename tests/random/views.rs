//! Random views: over tables and other views, and plain ones that can be written to.

use crate::generator::Generator;
use crate::node::{Node, Sort, Ty};
use crate::schema::Object;
use crate::scope::{Level, Place, Relation, Visible};

impl Generator<'_> {
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
            is_table: false,
            columns: query.columns,
            keys: Vec::new(),
            writable: Vec::new(),
            required: Vec::new(),
        };
        (Object::View(name.to_owned(), kind, query.node), relation)
    }

    /// A view that shows all of a table, or what a condition leaves of it, and what follows it.
    pub(crate) fn plain_view(&mut self, name: &str, table: &Relation) -> (Vec<Object>, Relation) {
        self.begin(false);
        let mut level = Level::default();
        let column = |(name, ty): &(String, Ty)| Visible::new(&table.name, name, ty);
        level.columns = table.columns.iter().map(column).collect();
        let place = Place::default().within(level);
        let condition = self.chance(40).then(|| self.condition(&place));
        let query = Node::new("SELECT", Sort::Query, 3)
            .text(format!("SELECT * FROM {}", table.name))
            .optional(" WHERE ", condition);
        let mut objects = vec![Object::View(name.to_owned(), "VIEW", query)];
        let has_a = table.writable.iter().any(|it| it == "a");
        if has_a && self.chance(30) {
            objects.push(Object::Other(format!(
                "CREATE TRIGGER change INSTEAD OF INSERT OR UPDATE ON {name} \
                 FOR EACH ROW EXECUTE FUNCTION changed()"
            )));
        }
        let relation = Relation {
            name: name.to_owned(),
            is_table: false,
            keys: Vec::new(),
            ..table.clone()
        };
        (objects, relation)
    }
}
