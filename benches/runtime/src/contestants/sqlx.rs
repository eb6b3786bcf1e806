//! `sqlx`, whose connection prepares each statement once.

use super::statements;
use crate::contestant::{Contestant, Run};
use crate::rows::{Comment, Joined, NewUser, Post, Tree, User, trees};
use bindery_benches::error::Result;
use sqlx::{Connection, PgConnection, query, query_as};
use tokio::runtime::Runtime;

struct Sqlx {
    runtime: Runtime,
    connection: PgConnection,
}

/// Connects on a runtime of one thread.
pub(crate) fn connect(url: &str) -> Result<Box<dyn Run>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let connection = runtime.block_on(PgConnection::connect(url))?;
    Ok(Box::new(Sqlx {
        runtime,
        connection,
    }))
}

impl Contestant for Sqlx {
    type User = User;
    type Joined = Joined;
    type Post = Post;
    type Comment = Comment;

    fn all(&mut self) -> Result<Vec<User>> {
        let rows = query_as(statements::ALL_USERS).fetch_all(&mut self.connection);
        Ok(self.runtime.block_on(rows)?)
    }

    fn join(&mut self) -> Result<Vec<Joined>> {
        let rows = query_as(statements::USERS_WITH_POST).fetch_all(&mut self.connection);
        Ok(self.runtime.block_on(rows)?)
    }

    fn associations(&mut self) -> Result<Vec<Tree>> {
        let connection = &mut self.connection;
        self.runtime.block_on(async {
            let users: Vec<User> = query_as(statements::ALL_USERS)
                .fetch_all(&mut *connection)
                .await?;
            let ids: Vec<i32> = users.iter().map(|user| user.id).collect();
            let posts: Vec<Post> = query_as(statements::POSTS_OF_USERS)
                .bind(ids)
                .fetch_all(&mut *connection)
                .await?;
            let ids: Vec<i32> = posts.iter().map(|post| post.id).collect();
            let comments: Vec<Comment> = query_as(statements::COMMENTS_OF_POSTS)
                .bind(ids)
                .fetch_all(&mut *connection)
                .await?;
            Ok(trees!(users, posts, comments))
        })
    }

    fn insert(&mut self, users: &[NewUser]) -> Result<u64> {
        let (names, hair_colors) = NewUser::columns(users);
        let adding = query(statements::ADD_USERS)
            .bind(names)
            .bind(hair_colors)
            .execute(&mut self.connection);
        Ok(self.runtime.block_on(adding)?.rows_affected())
    }
}
