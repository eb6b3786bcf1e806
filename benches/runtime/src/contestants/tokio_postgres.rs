//! Code by hand on `tokio-postgres`.

use super::{by_hand, statements};
use crate::contestant::{Contestant, Run};
use crate::rows::{Comment, Joined, NewUser, Post, Tree, User, trees};
use bindery_benches::error::Result;
use tokio::runtime::Runtime;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, NoTls, Statement};

struct ByHand {
    runtime: Runtime,
    client: Client,
    all_users: Statement,
    users_with_post: Statement,
    posts_of_users: Statement,
    comments_of_posts: Statement,
    add_users: Statement,
}

/// A runtime of one thread, which the connection shares, and a client on it.
pub(crate) fn client(url: &str) -> Result<(Runtime, Client)> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let (client, connection) = runtime.block_on(tokio_postgres::connect(url, NoTls))?;
    runtime.spawn(connection);
    Ok((runtime, client))
}

/// Connects and prepares.
pub(crate) fn connect(url: &str) -> Result<Box<dyn Run>> {
    let (runtime, client) = client(url)?;
    let prepare = |sql| runtime.block_on(client.prepare(sql));
    Ok(Box::new(ByHand {
        all_users: prepare(statements::ALL_USERS)?,
        users_with_post: prepare(statements::USERS_WITH_POST)?,
        posts_of_users: prepare(statements::POSTS_OF_USERS)?,
        comments_of_posts: prepare(statements::COMMENTS_OF_POSTS)?,
        add_users: prepare(statements::ADD_USERS)?,
        runtime,
        client,
    }))
}

impl Contestant for ByHand {
    type User = User;
    type Joined = Joined;
    type Post = Post;
    type Comment = Comment;

    fn all(&mut self) -> Result<Vec<User>> {
        self.runtime.block_on(async {
            let rows = self.client.query(&self.all_users, &[]).await?;
            Ok(by_hand::users(&rows))
        })
    }

    fn join(&mut self) -> Result<Vec<Joined>> {
        self.runtime.block_on(async {
            let rows = self.client.query(&self.users_with_post, &[]).await?;
            Ok(by_hand::joined(&rows))
        })
    }

    fn associations(&mut self) -> Result<Vec<Tree>> {
        let client = &self.client;
        self.runtime.block_on(async {
            let users = by_hand::users(&client.query(&self.all_users, &[]).await?);
            let ids: Vec<i32> = users.iter().map(|user| user.id).collect();
            let posts = by_hand::posts(&client.query(&self.posts_of_users, &[&ids]).await?);
            let ids: Vec<i32> = posts.iter().map(|post| post.id).collect();
            let rows = client.query(&self.comments_of_posts, &[&ids]).await?;
            Ok(trees!(users, posts, by_hand::comments(&rows)))
        })
    }

    fn insert(&mut self, users: &[NewUser]) -> Result<u64> {
        let (names, hair_colors) = NewUser::columns(users);
        self.runtime.block_on(async {
            let params: [&(dyn ToSql + Sync); 2] = [&names, &hair_colors];
            Ok(self.client.execute(&self.add_users, &params).await?)
        })
    }
}
