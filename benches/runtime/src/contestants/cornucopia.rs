//! Cornucopia's generated functions, with statements prepared beforehand.
//!
//! Those that insert do not use what was prepared: the generated `bind` sends the statement's text.

use super::tokio_postgres::client;
use crate::contestant::{Contestant, Run};
use crate::rows::{NewUser, Tree, same_fields, trees};
use bindery_benches::error::Result;
use generated::queries::bench::{Comment, Joined, Post, User, async_, sync};
use postgres::NoTls;
use tokio::runtime::Runtime;

/// What the build script had it generate.
#[allow(
    missing_docs,
    unexpected_cfgs,
    unreachable_pub,
    unused,
    clippy::all,
    clippy::unwrap_used,
    reason = "it is not ours"
)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/cornucopia/src/lib.rs"));
}

same_fields! {
    User => User { id, name, hair_color }
    Joined => Joined { id, name, hair_color, post_id, user_id, title, body }
    Post => Post { id, user_id, title, body }
    Comment => Comment { id, post_id, text }
}

struct Sync {
    client: postgres::Client,
    all_users: sync::AllUsersStmt,
    users_with_post: sync::UsersWithPostStmt,
    posts_of_users: sync::PostsOfUsersStmt,
    comments_of_posts: sync::CommentsOfPostsStmt,
    add_users: sync::AddUsersStmt,
}

struct Async {
    runtime: Runtime,
    client: tokio_postgres::Client,
    all_users: async_::AllUsersStmt,
    users_with_post: async_::UsersWithPostStmt,
    posts_of_users: async_::PostsOfUsersStmt,
    comments_of_posts: async_::CommentsOfPostsStmt,
    add_users: async_::AddUsersStmt,
}

/// Connects by `postgres` and prepares.
pub(crate) fn sync(url: &str) -> Result<Box<dyn Run>> {
    let mut client = postgres::Client::connect(url, NoTls)?;
    Ok(Box::new(Sync {
        all_users: sync::all_users().prepare(&mut client)?,
        users_with_post: sync::users_with_post().prepare(&mut client)?,
        posts_of_users: sync::posts_of_users().prepare(&mut client)?,
        comments_of_posts: sync::comments_of_posts().prepare(&mut client)?,
        add_users: sync::add_users().prepare(&mut client)?,
        client,
    }))
}

/// Connects by `tokio-postgres` and prepares.
pub(crate) fn asynchronous(url: &str) -> Result<Box<dyn Run>> {
    let (runtime, client) = client(url)?;
    Ok(Box::new(Async {
        all_users: runtime.block_on(async_::all_users().prepare(&client))?,
        users_with_post: runtime.block_on(async_::users_with_post().prepare(&client))?,
        posts_of_users: runtime.block_on(async_::posts_of_users().prepare(&client))?,
        comments_of_posts: runtime.block_on(async_::comments_of_posts().prepare(&client))?,
        add_users: runtime.block_on(async_::add_users().prepare(&client))?,
        runtime,
        client,
    }))
}

impl Contestant for Sync {
    type User = User;
    type Joined = Joined;
    type Post = Post;
    type Comment = Comment;

    fn all(&mut self) -> Result<Vec<User>> {
        Ok(self.all_users.bind(&mut self.client).all()?)
    }

    fn join(&mut self) -> Result<Vec<Joined>> {
        Ok(self.users_with_post.bind(&mut self.client).all()?)
    }

    fn associations(&mut self) -> Result<Vec<Tree<User, Post, Comment>>> {
        let client = &mut self.client;
        let users = self.all_users.bind(client).all()?;
        let ids: Vec<i32> = users.iter().map(|user| user.id).collect();
        let posts = self.posts_of_users.bind(client, &ids).all()?;
        let ids: Vec<i32> = posts.iter().map(|post| post.id).collect();
        let comments = self.comments_of_posts.bind(client, &ids).all()?;
        Ok(trees!(users, posts, comments))
    }

    fn insert(&mut self, users: &[NewUser]) -> Result<u64> {
        let (names, hair_colors) = NewUser::columns(users);
        let added = self.add_users.bind(&mut self.client, &names, &hair_colors);
        Ok(added?)
    }
}

impl Contestant for Async {
    type User = User;
    type Joined = Joined;
    type Post = Post;
    type Comment = Comment;

    fn all(&mut self) -> Result<Vec<User>> {
        let rows = self.all_users.bind(&self.client).all();
        Ok(self.runtime.block_on(rows)?)
    }

    fn join(&mut self) -> Result<Vec<Joined>> {
        let rows = self.users_with_post.bind(&self.client).all();
        Ok(self.runtime.block_on(rows)?)
    }

    fn associations(&mut self) -> Result<Vec<Tree<User, Post, Comment>>> {
        let client = &self.client;
        self.runtime.block_on(async {
            let users = self.all_users.bind(client).all().await?;
            let ids: Vec<i32> = users.iter().map(|user| user.id).collect();
            let posts = self.posts_of_users.bind(client, &ids).all().await?;
            let ids: Vec<i32> = posts.iter().map(|post| post.id).collect();
            let comments = self.comments_of_posts.bind(client, &ids).all().await?;
            Ok(trees!(users, posts, comments))
        })
    }

    fn insert(&mut self, users: &[NewUser]) -> Result<u64> {
        let (names, hair_colors) = NewUser::columns(users);
        let adding = self.add_users.bind(&self.client, &names, &hair_colors);
        Ok(self.runtime.block_on(adding)?)
    }
}
