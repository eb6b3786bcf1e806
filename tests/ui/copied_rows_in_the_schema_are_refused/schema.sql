CREATE TABLE author (id int PRIMARY KEY);

COPY author (id) FROM stdin;
1
2
\.

CREATE TABLE book (id int PRIMARY KEY);
