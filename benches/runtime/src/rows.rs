//! The rows of the workloads, as a program would hold them.

use std::collections::HashMap;

/// A user.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub(crate) struct User {
    pub(crate) id: i32,
    pub(crate) name: String,
    pub(crate) hair_color: Option<String>,
}

/// A user with a post, if there is one.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub(crate) struct Joined {
    pub(crate) id: i32,
    pub(crate) name: String,
    pub(crate) hair_color: Option<String>,
    pub(crate) post_id: Option<i32>,
    pub(crate) user_id: Option<i32>,
    pub(crate) title: Option<String>,
    pub(crate) body: Option<String>,
}

/// A post.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub(crate) struct Post {
    pub(crate) id: i32,
    pub(crate) user_id: i32,
    pub(crate) title: String,
    pub(crate) body: Option<String>,
}

/// A comment.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub(crate) struct Comment {
    pub(crate) id: i32,
    pub(crate) post_id: i32,
    pub(crate) text: String,
}

/// A user to add.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "diesel", derive(diesel::Insertable))]
#[cfg_attr(feature = "diesel", diesel(table_name = crate::contestants::diesel::users))]
pub(crate) struct NewUser {
    pub(crate) name: String,
    pub(crate) hair_color: Option<String>,
}

impl NewUser {
    /// The users in columns, as `unnest` takes them.
    pub(crate) fn columns(users: &[Self]) -> (Vec<&str>, Vec<Option<&str>>) {
        users
            .iter()
            .map(|user| (user.name.as_str(), user.hair_color.as_deref()))
            .unzip()
    }
}

/// A user with posts, each with its comments.
pub(crate) type Tree<U = User, P = Post, C = Comment> = (U, Vec<(P, Vec<C>)>);

/// Gathers rows into trees, whatever tool made them: each has the fields of ours.
macro_rules! trees {
    ($users:expr, $posts:expr, $comments:expr) => {
        $crate::rows::gather_all(
            $users,
            $posts,
            $comments,
            |user| user.id,
            |post| (post.id, post.user_id),
            |comment| comment.post_id,
        )
    };
}
pub(crate) use trees;

/// Gathers a database's rows into trees; posts and comments name their parents.
pub(crate) fn gather_all<U, P, C>(
    users: Vec<U>,
    posts: Vec<P>,
    comments: Vec<C>,
    user_id: impl Fn(&U) -> i32,
    post_ids: impl Fn(&P) -> (i32, i32),
    parent: impl Fn(&C) -> i32,
) -> Vec<Tree<U, P, C>> {
    let posts: Vec<(P, Vec<C>)> = gather(posts, comments, |post| post_ids(post).0, parent);
    gather(users, posts, user_id, |(post, _)| post_ids(post).1)
}

/// Puts each child to the parent that it names.
fn gather<P, C>(
    parents: Vec<P>,
    children: Vec<C>,
    id: impl Fn(&P) -> i32,
    parent: impl Fn(&C) -> i32,
) -> Vec<(P, Vec<C>)> {
    let places = parents
        .iter()
        .enumerate()
        .map(|(place, it)| (id(it), place));
    let places: HashMap<i32, usize> = places.collect();
    let mut families: Vec<(P, Vec<C>)> = parents.into_iter().map(|it| (it, Vec::new())).collect();
    for child in children {
        if let Some(place) = places.get(&parent(&child)) {
            families[*place].1.push(child);
        }
    }
    families
}

/// Says of structs that a tool made that they have the fields of ours.
macro_rules! same_fields {
    ($($theirs:ty => $ours:ident { $($field:ident),+ })+) => {
        $(impl From<$theirs> for $crate::rows::$ours {
            fn from(row: $theirs) -> Self {
                Self { $($field: row.$field),+ }
            }
        })+
    };
}
pub(crate) use same_fields;
