//! `diesel`, which builds its statements itself and prepares each once, but for inserts of many rows.

use crate::contestant::{Contestant, Run};
use crate::rows::{NewUser, Tree, same_fields};
use bindery_benches::error::Result;
use diesel::prelude::*;

diesel::table! {
    users (id) {
        id -> Integer,
        name -> Text,
        hair_color -> Nullable<Text>,
    }
}

diesel::table! {
    posts (id) {
        id -> Integer,
        user_id -> Integer,
        title -> Text,
        body -> Nullable<Text>,
    }
}

diesel::table! {
    comments (id) {
        id -> Integer,
        post_id -> Integer,
        text -> Text,
    }
}

diesel::joinable!(posts -> users (user_id));
diesel::joinable!(comments -> posts (post_id));
diesel::allow_tables_to_appear_in_same_query!(users, posts, comments);

#[derive(Identifiable, Queryable)]
struct User {
    id: i32,
    name: String,
    hair_color: Option<String>,
}

#[derive(Queryable)]
struct Joined {
    id: i32,
    name: String,
    hair_color: Option<String>,
    post_id: Option<i32>,
    user_id: Option<i32>,
    title: Option<String>,
    body: Option<String>,
}

#[derive(Identifiable, Queryable, Associations)]
#[diesel(belongs_to(User))]
struct Post {
    id: i32,
    user_id: i32,
    title: String,
    body: Option<String>,
}

#[derive(Identifiable, Queryable, Associations)]
#[diesel(belongs_to(Post))]
struct Comment {
    id: i32,
    post_id: i32,
    text: String,
}

same_fields! {
    User => User { id, name, hair_color }
    Joined => Joined { id, name, hair_color, post_id, user_id, title, body }
    Post => Post { id, user_id, title, body }
    Comment => Comment { id, post_id, text }
}

struct Diesel(PgConnection);

/// Connects by libpq.
pub(crate) fn connect(url: &str) -> Result<Box<dyn Run>> {
    Ok(Box::new(Diesel(PgConnection::establish(url)?)))
}

impl Contestant for Diesel {
    type User = User;
    type Joined = Joined;
    type Post = Post;
    type Comment = Comment;

    fn all(&mut self) -> Result<Vec<User>> {
        Ok(users::table.load(&mut self.0)?)
    }

    fn join(&mut self) -> Result<Vec<Joined>> {
        let query = users::table.left_join(posts::table).select((
            users::id,
            users::name,
            users::hair_color,
            posts::id.nullable(),
            posts::user_id.nullable(),
            posts::title.nullable(),
            posts::body.nullable(),
        ));
        Ok(query.load(&mut self.0)?)
    }

    fn associations(&mut self) -> Result<Vec<Tree<User, Post, Comment>>> {
        let users: Vec<User> = users::table.load(&mut self.0)?;
        let posts: Vec<Post> = Post::belonging_to(&users).load(&mut self.0)?;
        let comments: Vec<Comment> = Comment::belonging_to(&posts).load(&mut self.0)?;
        let comments = comments.grouped_by(&posts);
        let posts = posts.into_iter().zip(comments).grouped_by(&users);
        Ok(users.into_iter().zip(posts).collect())
    }

    fn insert(&mut self, users: &[NewUser]) -> Result<u64> {
        let added = diesel::insert_into(users::table)
            .values(users)
            .execute(&mut self.0)?;
        Ok(added as u64)
    }
}
