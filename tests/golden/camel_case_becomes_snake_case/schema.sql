CREATE TABLE "userAccount" (
    "userId" int NOT NULL,
    "HTTPPort" int NOT NULL,
    "X" int NOT NULL
);
