//! One file a contestant.

pub(crate) mod bindery;
pub(crate) mod bulk;
#[cfg(feature = "cornucopia")]
pub(crate) mod cornucopia;
#[cfg(feature = "diesel")]
pub(crate) mod diesel;
pub(crate) mod floor;
pub(crate) mod postgres;
#[cfg(feature = "sqlx")]
pub(crate) mod sqlx;
pub(crate) mod tokio_postgres;

/// The statements that are written by hand: byte for byte those of `queries/bench.sql`.
mod statements {
    pub(super) const ALL_USERS: &str = "SELECT id, name, hair_color\nFROM users";
    pub(super) const USERS_WITH_POST: &str = "SELECT users.id, users.name, users.hair_color, \
        posts.id AS post_id, posts.user_id, posts.title, posts.body\nFROM users\n\
        LEFT JOIN posts ON posts.user_id = users.id";
    pub(super) const POSTS_OF_USERS: &str =
        "SELECT id, user_id, title, body\nFROM posts\nWHERE user_id = ANY ($1)";
    pub(super) const COMMENTS_OF_POSTS: &str =
        "SELECT id, post_id, text\nFROM comments\nWHERE post_id = ANY ($1)";
    pub(super) const ADD_USERS: &str = "INSERT INTO users (name, hair_color)\n\
        SELECT entry.name, entry.hair_color\n\
        FROM unnest($1::text[], $2::text[]) AS entry (name, hair_color)";
}

/// What code by hand does with the rows of `postgres` and `tokio-postgres`, which are the same type.
mod by_hand {
    use crate::rows::{Comment, Joined, Post, User};
    use postgres::Row;

    pub(super) fn users(rows: &[Row]) -> Vec<User> {
        let user = |row: &Row| User {
            id: row.get(0),
            name: row.get(1),
            hair_color: row.get(2),
        };
        rows.iter().map(user).collect()
    }

    pub(super) fn joined(rows: &[Row]) -> Vec<Joined> {
        let joined = |row: &Row| Joined {
            id: row.get(0),
            name: row.get(1),
            hair_color: row.get(2),
            post_id: row.get(3),
            user_id: row.get(4),
            title: row.get(5),
            body: row.get(6),
        };
        rows.iter().map(joined).collect()
    }

    pub(super) fn posts(rows: &[Row]) -> Vec<Post> {
        let post = |row: &Row| Post {
            id: row.get(0),
            user_id: row.get(1),
            title: row.get(2),
            body: row.get(3),
        };
        rows.iter().map(post).collect()
    }

    pub(super) fn comments(rows: &[Row]) -> Vec<Comment> {
        let comment = |row: &Row| Comment {
            id: row.get(0),
            post_id: row.get(1),
            text: row.get(2),
        };
        rows.iter().map(comment).collect()
    }
}
