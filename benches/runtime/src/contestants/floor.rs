//! What no tool can do without: prepared statements on a blocking socket, and the rows' bytes into structs.

mod wire;

use super::statements;
use crate::contestant::{Contestant, Run};
use crate::rows::{Comment, Joined, NewUser, Post, Tree, User, trees};
use bindery_benches::error::Result;
use wire::{Params, Wire};

struct Floor(Wire);

const ALL_USERS: &str = "all";
const USERS_WITH_POST: &str = "join";
const POSTS_OF_USERS: &str = "posts";
const COMMENTS_OF_POSTS: &str = "comments";
const ADD_USERS: &str = "add";

/// Connects and prepares.
pub(crate) fn connect(url: &str) -> Result<Box<dyn Run>> {
    let mut wire = Wire::connect(&url.parse()?)?;
    for (name, sql) in [
        (ALL_USERS, statements::ALL_USERS),
        (USERS_WITH_POST, statements::USERS_WITH_POST),
        (POSTS_OF_USERS, statements::POSTS_OF_USERS),
        (COMMENTS_OF_POSTS, statements::COMMENTS_OF_POSTS),
        (ADD_USERS, statements::ADD_USERS),
    ] {
        wire.prepare(name, sql)?;
    }
    Ok(Box::new(Floor(wire)))
}

impl Contestant for Floor {
    type User = User;
    type Joined = Joined;
    type Post = Post;
    type Comment = Comment;

    fn all(&mut self) -> Result<Vec<User>> {
        self.0.rows(ALL_USERS, &Params::new(), |columns| {
            Ok(User {
                id: columns.int()?,
                name: columns.text()?,
                hair_color: columns.optional_text()?,
            })
        })
    }

    fn join(&mut self) -> Result<Vec<Joined>> {
        self.0.rows(USERS_WITH_POST, &Params::new(), |columns| {
            Ok(Joined {
                id: columns.int()?,
                name: columns.text()?,
                hair_color: columns.optional_text()?,
                post_id: columns.optional_int()?,
                user_id: columns.optional_int()?,
                title: columns.optional_text()?,
                body: columns.optional_text()?,
            })
        })
    }

    fn associations(&mut self) -> Result<Vec<Tree>> {
        let users = self.all()?;
        let mut ids = Params::new();
        ids.ints(users.iter().map(|user| user.id));
        let posts = self.0.rows(POSTS_OF_USERS, &ids, |columns| {
            Ok(Post {
                id: columns.int()?,
                user_id: columns.int()?,
                title: columns.text()?,
                body: columns.optional_text()?,
            })
        })?;
        let mut ids = Params::new();
        ids.ints(posts.iter().map(|post| post.id));
        let comments = self.0.rows(COMMENTS_OF_POSTS, &ids, |columns| {
            Ok(Comment {
                id: columns.int()?,
                post_id: columns.int()?,
                text: columns.text()?,
            })
        })?;
        Ok(trees!(users, posts, comments))
    }

    fn insert(&mut self, users: &[NewUser]) -> Result<u64> {
        let mut params = Params::new();
        params.texts(users.iter().map(|user| Some(user.name.as_str())));
        params.texts(users.iter().map(|user| user.hair_color.as_deref()));
        self.0.call(ADD_USERS, &params, |_| Ok(()))
    }
}
