//! What takes part, and what it is asked to do.

use crate::contestants;
use crate::rows::{Comment, Joined, NewUser, Post, Tree, User};
use bindery_benches::error::Result;
use std::hint::black_box;

/// What a contestant does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Workload {
    /// All rows of one table.
    All,
    /// Users with their posts by a left join.
    Join,
    /// Users with posts with comments, by three statements.
    Associations,
    /// New users, by one statement.
    Insert,
}

/// A way to run the workloads. Statements that can be prepared beforehand are.
pub(crate) trait Contestant {
    /// Its row of `users`.
    type User: Into<User>;
    /// Its row of the join.
    type Joined: Into<Joined>;
    /// Its row of `posts`.
    type Post: Into<Post>;
    /// Its row of `comments`.
    type Comment: Into<Comment>;

    /// Reads all of `users`.
    fn all(&mut self) -> Result<Vec<Self::User>>;

    /// Reads `users` with `posts`.
    fn join(&mut self) -> Result<Vec<Self::Joined>>;

    /// Reads all of `users` with what belongs to them.
    fn associations(&mut self) -> Result<Vec<TreeOf<Self>>>;

    /// Adds users, and gives their number.
    fn insert(&mut self, users: &[NewUser]) -> Result<u64>;
}

/// A contestant's user with posts and comments.
type TreeOf<C> = Tree<<C as Contestant>::User, <C as Contestant>::Post, <C as Contestant>::Comment>;

/// What a workload gives, whoever runs it.
#[derive(Debug, PartialEq)]
pub(crate) enum Outcome {
    /// Of [`Workload::All`].
    All(Vec<User>),
    /// Of [`Workload::Join`].
    Join(Vec<Joined>),
    /// Of [`Workload::Associations`].
    Associations(Vec<Tree>),
    /// Of [`Workload::Insert`].
    Insert(u64),
}

/// A contestant of any kind.
pub(crate) trait Run {
    /// Runs the workload, and lets go of what it gives: this is what is timed.
    fn run(&mut self, workload: Workload, new: &[NewUser]) -> Result<()>;

    /// Runs the workload, to see that it gives what it gives to others.
    fn outcome(&mut self, workload: Workload, new: &[NewUser]) -> Result<Outcome>;
}

impl<C: Contestant> Run for C {
    fn run(&mut self, workload: Workload, new: &[NewUser]) -> Result<()> {
        match workload {
            Workload::All => drop(black_box(self.all()?)),
            Workload::Join => drop(black_box(self.join()?)),
            Workload::Associations => drop(black_box(self.associations()?)),
            Workload::Insert => drop(black_box(self.insert(new)?)),
        }
        Ok(())
    }

    fn outcome(&mut self, workload: Workload, new: &[NewUser]) -> Result<Outcome> {
        Ok(match workload {
            Workload::All => Outcome::All(all_into(self.all()?)),
            Workload::Join => Outcome::Join(all_into(self.join()?)),
            Workload::Associations => {
                let post = |(post, comments): (C::Post, _)| (post.into(), all_into(comments));
                let trees = self.associations()?.into_iter();
                let trees =
                    trees.map(|(user, posts)| (user.into(), posts.into_iter().map(post).collect()));
                Outcome::Associations(trees.collect())
            }
            Workload::Insert => Outcome::Insert(self.insert(new)?),
        })
    }
}

fn all_into<T: Into<U>, U>(rows: Vec<T>) -> Vec<U> {
    rows.into_iter().map(T::into).collect()
}

/// What a contestant is to Bindery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// What no tool can do without.
    Floor,
    /// Bindery, with the name of the code by hand on the same driver, where there is such code.
    Bindery(Option<&'static str>),
    /// Bindery, where it lends rows and makes nothing of them.
    Borrowed,
    /// Another way.
    Peer,
}

/// A contestant before it is connected.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    /// Its name in the tables.
    pub(crate) name: &'static str,
    /// Its role.
    pub(crate) role: Role,
    /// Connects it to the server at a URL.
    pub(crate) connect: fn(&str) -> Result<Box<dyn Run>>,
}

/// All that this program was built with.
pub(crate) const ENTRIES: &[Entry] = &[
    entry("floor", Role::Floor, contestants::floor::connect),
    entry("bindery", Role::Bindery(None), contestants::bindery::plain),
    entry(
        "bindery, cached",
        Role::Bindery(Some("postgres")),
        contestants::bindery::cached,
    ),
    entry(
        "bindery, cached, async",
        Role::Bindery(Some("tokio-postgres")),
        contestants::bindery::cached_async,
    ),
    entry(
        "bindery, borrowed, async",
        Role::Borrowed,
        contestants::bindery::borrowed::cached_async,
    ),
    entry("postgres", Role::Peer, contestants::postgres::connect),
    entry(
        "tokio-postgres",
        Role::Peer,
        contestants::tokio_postgres::connect,
    ),
    #[cfg(feature = "diesel")]
    entry("diesel", Role::Peer, contestants::diesel::connect),
    #[cfg(feature = "sqlx")]
    entry("sqlx", Role::Peer, contestants::sqlx::connect),
    #[cfg(feature = "cornucopia")]
    entry("cornucopia", Role::Peer, contestants::cornucopia::sync),
    #[cfg(feature = "cornucopia")]
    entry(
        "cornucopia, async",
        Role::Peer,
        contestants::cornucopia::asynchronous,
    ),
];

const fn entry(name: &'static str, role: Role, connect: fn(&str) -> Result<Box<dyn Run>>) -> Entry {
    Entry {
        name,
        role,
        connect,
    }
}
