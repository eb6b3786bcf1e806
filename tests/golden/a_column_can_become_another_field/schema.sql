CREATE TABLE account (
    "userId" int NOT NULL,
    user_id int NOT NULL,
    "the type" text NOT NULL
);
