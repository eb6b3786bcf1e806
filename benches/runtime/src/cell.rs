//! A workload of one size, and the tables that it runs on.

use crate::contestant::{Entry, Outcome, Run, Workload};
use crate::rows::NewUser;
use bindery_benches::error::Result;
use postgres::{Client, NoTls};

/// A workload with a size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell {
    /// What is done.
    pub(crate) workload: Workload,
    /// Rows that are read or written; users of associations.
    pub(crate) size: usize,
}

/// All that is measured.
pub(crate) const CELLS: [Cell; 10] = [
    cell(Workload::All, 1),
    cell(Workload::All, 100),
    cell(Workload::All, 10_000),
    cell(Workload::Join, 1),
    cell(Workload::Join, 100),
    cell(Workload::Join, 10_000),
    cell(Workload::Associations, 100),
    cell(Workload::Insert, 1),
    cell(Workload::Insert, 100),
    cell(Workload::Insert, 1_000),
];

const fn cell(workload: Workload, size: usize) -> Cell {
    Cell { workload, size }
}

/// How many posts a user has in [`Workload::Associations`], and how many comments a post.
const CHILDREN: usize = 10;

impl Workload {
    /// Its name in the tables and on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Join => "join",
            Self::Associations => "associations",
            Self::Insert => "insert",
        }
    }
}

impl Cell {
    /// Its name in the tables.
    pub(crate) fn title(self) -> String {
        let what = match self.workload {
            Workload::All => "all rows of a table",
            Workload::Join => "left join",
            Workload::Associations => "users with posts and comments",
            Workload::Insert => "insert",
        };
        format!("{what}, {}", grouped(self.size))
    }

    /// The rows that it moves.
    pub(crate) fn rows(self) -> usize {
        match self.workload {
            Workload::Associations => self.size * (1 + CHILDREN + CHILDREN * CHILDREN),
            _ => self.size,
        }
    }

    /// The users that it adds, if it does.
    pub(crate) fn new_users(self) -> Vec<NewUser> {
        let user = |number: usize| NewUser {
            name: format!("New user {number}"),
            hair_color: (!number.is_multiple_of(3)).then(|| "black".to_owned()),
        };
        (0..self.size).map(user).collect()
    }
}

/// A number with a comma at every thousand.
fn grouped(number: usize) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", number / 1000, number % 1000),
    }
}

/// A connection of the benchmark's own, for what is not measured.
pub(crate) struct Tables(Client);

impl Tables {
    /// Makes the tables; any of these names there are theirs.
    ///
    /// # Errors
    ///
    /// Those of the database.
    pub(crate) fn make(url: &str) -> Result<Self> {
        let mut client = Client::connect(url, NoTls)?;
        client.batch_execute("DROP TABLE IF EXISTS comments, posts, users")?;
        client.batch_execute(include_str!("../schema/tables.sql"))?;
        Ok(Self(client))
    }

    /// Fills the tables with what the cell reads.
    pub(crate) fn fill(&mut self, cell: Cell) -> Result<()> {
        self.clear()?;
        let size = cell.size;
        let users = format!(
            "INSERT INTO users (name, hair_color)
             SELECT 'User ' || n, CASE n % 3 WHEN 0 THEN 'black' WHEN 1 THEN 'brown' END
             FROM generate_series(1, {size}) AS n;"
        );
        // Each second user has one, but in a table of one row that user has.
        let a_post_of_some = "INSERT INTO posts (user_id, title, body)
             SELECT id, 'The first post of user ' || id, CASE WHEN id % 4 = 1 THEN 'Some words' END
             FROM users WHERE id % 2 = 1 ORDER BY id;";
        let families = format!(
            "INSERT INTO posts (user_id, title, body)
             SELECT id, 'Post ' || n || ' of user ' || id, CASE WHEN n % 2 = 1 THEN 'Some words' END
             FROM users, generate_series(1, {CHILDREN}) AS n ORDER BY id, n;
             INSERT INTO comments (post_id, text)
             SELECT id, 'Comment ' || n || ' on post ' || id
             FROM posts, generate_series(1, {CHILDREN}) AS n ORDER BY id, n;"
        );
        match cell.workload {
            Workload::All => self.0.batch_execute(&users)?,
            Workload::Join => self.0.batch_execute(&(users + a_post_of_some))?,
            Workload::Associations => self.0.batch_execute(&(users + &families))?,
            Workload::Insert => {}
        }
        Ok(self
            .0
            .batch_execute("VACUUM ANALYZE users, posts, comments")?)
    }

    /// Empties the tables.
    pub(crate) fn clear(&mut self) -> Result<()> {
        let empty = "TRUNCATE users, posts, comments RESTART IDENTITY";
        Ok(self.0.batch_execute(empty)?)
    }

    /// Has every contestant run the cell once, and compares what they give.
    ///
    /// # Errors
    ///
    /// One fails, or gives something else than the first.
    pub(crate) fn compare(
        &mut self,
        cell: Cell,
        contestants: &mut [(Entry, Box<dyn Run>)],
    ) -> Result<()> {
        let new = cell.new_users();
        let mut first: Option<Outcome> = None;
        for (entry, contestant) in contestants {
            let outcome = contestant.outcome(cell.workload, &new)?;
            if cell.workload == Workload::Insert {
                self.expect_users(&new)
                    .map_err(|error| format!("{}: {error}", entry.name))?;
                self.clear()?;
            }
            match &first {
                None => first = Some(outcome),
                Some(first) if *first == outcome => {}
                Some(_) => {
                    let cell = cell.title();
                    return Err(format!("{cell}: {} gives other rows", entry.name).into());
                }
            }
        }
        match first {
            Some(outcome) if outcome.rows() != cell.rows() => {
                Err(format!("{}: there are {} rows", cell.title(), outcome.rows()).into())
            }
            _ => Ok(()),
        }
    }

    fn expect_users(&mut self, expected: &[NewUser]) -> Result<()> {
        let rows = self
            .0
            .query("SELECT name, hair_color FROM users ORDER BY id", &[])?;
        let users = rows.iter().map(|row| NewUser {
            name: row.get(0),
            hair_color: row.get(1),
        });
        match users.eq(expected.iter().cloned()) {
            true => Ok(()),
            false => Err("other users were added".into()),
        }
    }
}

impl Outcome {
    /// The rows that it is made of.
    fn rows(&self) -> usize {
        match self {
            Self::All(rows) => rows.len(),
            Self::Join(rows) => rows.len(),
            Self::Associations(trees) => {
                let posts = |(_, posts): &crate::rows::Tree| -> usize {
                    posts.iter().map(|(_, comments)| 1 + comments.len()).sum()
                };
                trees.iter().map(|tree| 1 + posts(tree)).sum()
            }
            Self::Insert(added) => usize::try_from(*added).unwrap_or_default(),
        }
    }
}
