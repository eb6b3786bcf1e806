--: User(hair_color?)
--: Joined(hair_color?, post_id?, user_id?, title?, body?)
--: Post(body?)
--: Comment()

--! all_users : User
SELECT id, name, hair_color
FROM users;

--! users_with_post : Joined
SELECT users.id, users.name, users.hair_color, posts.id AS post_id, posts.user_id, posts.title, posts.body
FROM users
LEFT JOIN posts ON posts.user_id = users.id;

--! posts_of_users : Post
SELECT id, user_id, title, body
FROM posts
WHERE user_id = ANY (:user_ids);

--! comments_of_posts : Comment
SELECT id, post_id, text
FROM comments
WHERE post_id = ANY (:post_ids);

--! add_users (hair_colors[?])
INSERT INTO users (name, hair_color)
SELECT entry.name, entry.hair_color
FROM unnest(:names::text[], :hair_colors::text[]) AS entry (name, hair_color);
