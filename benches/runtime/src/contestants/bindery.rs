//! Bindery's generated functions.

pub(crate) mod borrowed;

use super::tokio_postgres::client;
use crate::contestant::{Contestant, Run};
use crate::rows::{NewUser, Tree, same_fields, trees};
use bindery::nonblocking;
use bindery::{Cached, Client};
use bindery_benches::error::Result;
use postgres::NoTls;
use queries::bench::nonblocking as asynchronous;
use queries::bench::{
    Comment, Joined, Post, User, add_users, all_users, comments_of_posts, posts_of_users,
    users_with_post,
};
use tokio::runtime::Runtime;

pub(super) mod queries {
    bindery::include_queries!();
}

same_fields! {
    User => User { id, name, hair_color }
    Joined => Joined { id, name, hair_color, post_id, user_id, title, body }
    Post => Post { id, user_id, title, body }
    Comment => Comment { id, post_id, text }
}

/// Functions on a client of any kind.
struct Bindery<C>(C);

/// Async functions on a client of any kind.
struct Async<C> {
    runtime: Runtime,
    client: C,
}

/// On the driver's client: each call is one round trip, and nothing is prepared.
pub(crate) fn plain(url: &str) -> Result<Box<dyn Run>> {
    Ok(Box::new(Bindery(postgres::Client::connect(url, NoTls)?)))
}

/// On a client that prepares each statement once.
pub(crate) fn cached(url: &str) -> Result<Box<dyn Run>> {
    let client = postgres::Client::connect(url, NoTls)?;
    Ok(Box::new(Bindery(Cached::new(client))))
}

/// The same on `tokio-postgres`.
pub(crate) fn cached_async(url: &str) -> Result<Box<dyn Run>> {
    let (runtime, client) = client(url)?;
    let client = Cached::new(client);
    Ok(Box::new(Async { runtime, client }))
}

impl<C: Client> Contestant for Bindery<C> {
    type User = User;
    type Joined = Joined;
    type Post = Post;
    type Comment = Comment;

    fn all(&mut self) -> Result<Vec<User>> {
        Ok(all_users(&mut self.0)?)
    }

    fn join(&mut self) -> Result<Vec<Joined>> {
        Ok(users_with_post(&mut self.0)?)
    }

    fn associations(&mut self) -> Result<Vec<Tree<User, Post, Comment>>> {
        let users = all_users(&mut self.0)?;
        let ids: Vec<i32> = users.iter().map(|user| user.id).collect();
        let posts = posts_of_users(&mut self.0, &ids)?;
        let ids: Vec<i32> = posts.iter().map(|post| post.id).collect();
        let comments = comments_of_posts(&mut self.0, &ids)?;
        Ok(trees!(users, posts, comments))
    }

    fn insert(&mut self, users: &[NewUser]) -> Result<u64> {
        let (names, hair_colors) = NewUser::columns(users);
        Ok(add_users(&mut self.0, &names, &hair_colors)?)
    }
}

impl<C: nonblocking::Client> Contestant for Async<C> {
    type User = User;
    type Joined = Joined;
    type Post = Post;
    type Comment = Comment;

    fn all(&mut self) -> Result<Vec<User>> {
        let rows = asynchronous::all_users(&self.client);
        Ok(self.runtime.block_on(rows)?)
    }

    fn join(&mut self) -> Result<Vec<Joined>> {
        let rows = asynchronous::users_with_post(&self.client);
        Ok(self.runtime.block_on(rows)?)
    }

    fn associations(&mut self) -> Result<Vec<Tree<User, Post, Comment>>> {
        let client = &self.client;
        self.runtime.block_on(async {
            let users = asynchronous::all_users(client).await?;
            let ids: Vec<i32> = users.iter().map(|user| user.id).collect();
            let posts = asynchronous::posts_of_users(client, &ids).await?;
            let ids: Vec<i32> = posts.iter().map(|post| post.id).collect();
            let comments = asynchronous::comments_of_posts(client, &ids).await?;
            Ok(trees!(users, posts, comments))
        })
    }

    fn insert(&mut self, users: &[NewUser]) -> Result<u64> {
        let (names, hair_colors) = NewUser::columns(users);
        let adding = asynchronous::add_users(&self.client, &names, &hair_colors);
        Ok(self.runtime.block_on(adding)?)
    }
}
