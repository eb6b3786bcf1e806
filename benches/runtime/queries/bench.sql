-- name: all_users :many
-- Every user.
-- @returns User
-- @borrowed
SELECT id, name, hair_color
FROM users;

-- name: users_with_post :many
-- Every user with each of their posts, if there are any.
-- @returns Joined
-- @borrowed
SELECT users.id, users.name, users.hair_color, posts.id AS post_id, posts.user_id, posts.title, posts.body
FROM users
LEFT JOIN posts ON posts.user_id = users.id;

-- name: posts_of_users :many
-- The posts of these users.
-- @returns Post
SELECT id, user_id, title, body
FROM posts
WHERE user_id = ANY (:user_ids);

-- name: comments_of_posts :many
-- The comments on these posts.
-- @returns Comment
SELECT id, post_id, text
FROM comments
WHERE post_id = ANY (:post_ids);

-- name: add_users :exec
-- Adds users, one for each name.
-- @param hair_colors: &[Option<&str>]
INSERT INTO users (name, hair_color)
SELECT entry.name, entry.hair_color
FROM unnest(:names::text[], :hair_colors::text[]) AS entry (name, hair_color);

-- name: add_user_rows :exec
-- Adds users, one for each row.
INSERT INTO users (name, hair_color) VALUES :users;

-- name: copy_users :copy
-- Copies users in.
COPY users (name, hair_color) FROM STDIN (FORMAT binary);

-- name: add_user :batch
-- Adds users, a set each.
INSERT INTO users (name, hair_color) VALUES (:name, :hair_color);
