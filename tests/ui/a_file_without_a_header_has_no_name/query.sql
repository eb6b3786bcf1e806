-- All authors.
SELECT id
FROM author;
