INSERT INTO country VALUES
    ('uk', 'United Kingdom', 'Europe'), ('ar', 'Argentina', 'America'), ('aq', 'Antarctica', NULL);

INSERT INTO author (id, name, email, country, born, died, home, mentor) VALUES
    (1, 'Ada', 'ada@example.org', 'uk', '1815-12-10', '1852-11-27', ROW('St James', 'London'), NULL),
    (2, 'Jorge Luis', NULL, 'ar', '1899-08-24', NULL, ROW(NULL, 'Buenos Aires'), 1),
    (3, 'Chiyo', 'chiyo@example.org', NULL, NULL, NULL, NULL, 2),
    (4, 'Mary', NULL, 'uk', 'infinity', 'infinity', ROW(NULL, NULL), NULL),
    (5, 'Zadie Smith', 'z@example.org', 'aq', '1975-10-25', NULL, ROW('Hill', 'London'), 4);

INSERT INTO book (id, author_id, title, subtitle, isbn, price, pages, tags, ratings, data, extra, sold, shown,
    published, added, mood) VALUES
    (1, 1, 'Notes', 'on the engine', '0-1', 12.50, 60, '{old,math}', '{5,NULL,3}', '{"a": {"b": 1}, "n": null, "t": "x"}',
        '{"k": "v"}', '[1,5)', '[1,5)', '1843-08-01', '2024-01-01', 'calm'),
    (2, 1, 'Letters', NULL, NULL, NULL, NULL, '{}', NULL, '{}', NULL, NULL, 'empty', NULL, '2024-01-02', NULL),
    (3, 2, 'Ficciones', 'stories', '0-3', 9.90, 174, ARRAY[NULL, 'stories'], '{}', '{"t": "y", "list": [1, null]}',
        '{"k": null}', 'empty', '[3,)', 'infinity', 'infinity', 'tense'),
    (4, 4, 'Frankenstein', NULL, NULL, 0, 280, '{horror}', '{4}', '[]', '"text"', '(,)', '(,)', '1818-01-01',
        '-infinity', 'tense');

INSERT INTO copy VALUES (1, 1, 'A'), (1, 2, NULL), (3, 1, 'A'), (9, 1, 'B');

INSERT INTO member VALUES
    (1, 'Eve', 'E', 'eve@example.org', 10, NULL, '2000-02-29', ROW('Road', 'Town')),
    (2, 'Finn', NULL, 'finn@example.org', 0, 1, NULL, ROW(NULL, NULL)),
    (3, 'Gil', '', 'gil@example.org', 30, 1, '1990-01-01', DEFAULT);

INSERT INTO loan (member_id, book_id, taken, due, returned, fine, note) VALUES
    (1, 1, '2024-01-01', '2024-02-01', '2024-01-20', NULL, 'fine'),
    (1, 3, '2024-01-05', '2024-02-05', NULL, 1.50, NULL),
    (2, 1, '2024-03-01', '2024-04-01', NULL, 0, 'late'),
    (7, 2, '2024-03-02', '2024-04-02', '2024-04-09', 'NaN', '');

INSERT INTO reservation VALUES (1, 2, 1, '2024-05-01'), (2, NULL, 2, NULL), (NULL, NULL, 3, NULL), (NULL, NULL, 4, NULL);
INSERT INTO setting VALUES ('colour', 'green', NULL, NULL), ('limit', '', 5, 'days');
INSERT INTO invoice (id, net, vat, headline, grade) VALUES (1, 100, 19, 'Books', 7), (2, 50, NULL, 'More', NULL);
INSERT INTO parcel VALUES (1, 5, 'Eve'), (2, NULL, 'Finn');
INSERT INTO badge VALUES (1, 'gold'), (NULL, 'lost');
INSERT INTO event VALUES (1, '2019-05-05', 'fair'), (1, '2021-05-05', NULL), (2, '2022-02-02', 'talk');
INSERT INTO vehicle VALUES (1, 'B-1', 4);
INSERT INTO bus (id, plate, wheels, seats) VALUES (1, NULL, NULL, 40);
INSERT INTO diary VALUES (1, CURRENT_USER, 'today'), (2, 'somebody', NULL);
INSERT INTO report VALUES (1, 'words', 'Ada');
INSERT INTO outbox VALUES (1, 'sent'), (2, NULL);
INSERT INTO visit VALUES (1, '2024-01-01', 30), (1, '2024-01-02', NULL), (NULL, '2024-01-02', 5), (2, '2024-01-03', 45);
INSERT INTO archive.author VALUES (1, 'Ada', true), (NULL, NULL, false);
INSERT INTO archive.crate VALUES ('Q');
INSERT INTO draft VALUES (1, 'first'), (NULL, NULL);
REFRESH MATERIALIZED VIEW shelf_count;
INSERT INTO plaque (id, words) VALUES (1, 'Built here');
INSERT INTO public.pg_am VALUES (NULL, NULL);
