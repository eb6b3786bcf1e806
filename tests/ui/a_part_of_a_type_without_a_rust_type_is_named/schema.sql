CREATE TYPE secret AS (acl aclitem);
CREATE TYPE safe AS (code int, secret secret);
CREATE TABLE vault (safes safe[] NOT NULL);
