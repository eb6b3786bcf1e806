//! Code by hand on `postgres`.

use super::{by_hand, statements};
use crate::contestant::{Contestant, Run};
use crate::rows::{Comment, Joined, NewUser, Post, Tree, User, trees};
use bindery_benches::error::Result;
use postgres::{Client, NoTls, Statement};

struct ByHand {
    client: Client,
    all_users: Statement,
    users_with_post: Statement,
    posts_of_users: Statement,
    comments_of_posts: Statement,
    add_users: Statement,
}

/// Connects and prepares.
pub(crate) fn connect(url: &str) -> Result<Box<dyn Run>> {
    let mut client = Client::connect(url, NoTls)?;
    Ok(Box::new(ByHand {
        all_users: client.prepare(statements::ALL_USERS)?,
        users_with_post: client.prepare(statements::USERS_WITH_POST)?,
        posts_of_users: client.prepare(statements::POSTS_OF_USERS)?,
        comments_of_posts: client.prepare(statements::COMMENTS_OF_POSTS)?,
        add_users: client.prepare(statements::ADD_USERS)?,
        client,
    }))
}

impl Contestant for ByHand {
    type User = User;
    type Joined = Joined;
    type Post = Post;
    type Comment = Comment;

    fn all(&mut self) -> Result<Vec<User>> {
        Ok(by_hand::users(&self.client.query(&self.all_users, &[])?))
    }

    fn join(&mut self) -> Result<Vec<Joined>> {
        let rows = self.client.query(&self.users_with_post, &[])?;
        Ok(by_hand::joined(&rows))
    }

    fn associations(&mut self) -> Result<Vec<Tree>> {
        let users = self.all()?;
        let ids: Vec<i32> = users.iter().map(|user| user.id).collect();
        let posts = by_hand::posts(&self.client.query(&self.posts_of_users, &[&ids])?);
        let ids: Vec<i32> = posts.iter().map(|post| post.id).collect();
        let comments = by_hand::comments(&self.client.query(&self.comments_of_posts, &[&ids])?);
        Ok(trees!(users, posts, comments))
    }

    fn insert(&mut self, users: &[NewUser]) -> Result<u64> {
        let (names, hair_colors) = NewUser::columns(users);
        let added = self
            .client
            .execute(&self.add_users, &[&names, &hair_colors]);
        Ok(added?)
    }
}
