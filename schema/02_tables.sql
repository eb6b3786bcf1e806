CREATE TABLE author (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    first_name text,
    last_name  text NOT NULL,
    full_name  text NOT NULL
               GENERATED ALWAYS AS (coalesce(first_name || ' ', '') || last_name) STORED,
    country    varchar(2) CHECK (country ~ '^[A-Z]{2}$'),
    birth_date date,
    death_date date,
    biography  text,
    CHECK (death_date >= birth_date)
);

CREATE INDEX author_last_name_idx ON author (last_name, id);
CREATE INDEX author_country_idx ON author (country);

COMMENT ON TABLE author IS 'A person who writes books.';
COMMENT ON COLUMN author.id IS 'The author''s number.';
COMMENT ON COLUMN author.first_name IS 'Given names, if the author uses any.';
COMMENT ON COLUMN author.last_name IS 'Family name, or the only name.';
COMMENT ON COLUMN author.full_name IS 'First and last name, as printed on a cover.';
COMMENT ON COLUMN author.country IS 'ISO 3166 alpha-2 code of the country, if known.';
COMMENT ON COLUMN author.birth_date IS 'The day of birth, if known.';
COMMENT ON COLUMN author.death_date IS 'The day of death; null for the living and the unknown.';
COMMENT ON COLUMN author.biography IS 'A few sentences about the author.';

CREATE TABLE book (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    author_id    bigint NOT NULL REFERENCES author,
    isbn         isbn UNIQUE,
    title        text NOT NULL,
    subtitle     text,
    sequel_of    bigint UNIQUE REFERENCES book,
    genres       text[] NOT NULL DEFAULT '{}',
    published_on date,
    pages        integer CHECK (pages > 0),
    details      jsonb NOT NULL DEFAULT '{}',
    cover        bytea,
    added_at     timestamptz NOT NULL DEFAULT now(),
    UNIQUE (author_id, title),
    CHECK (sequel_of <> id),
    CHECK (array_position(genres, NULL) IS NULL)
);

CREATE INDEX book_genres_idx ON book USING gin (genres);
CREATE INDEX book_details_idx ON book USING gin (details jsonb_path_ops);
CREATE INDEX book_words_idx ON book
    USING gin (to_tsvector('simple', title || ' ' || coalesce(subtitle, '')));

COMMENT ON TABLE book IS 'A title that the library holds, whatever its number of copies.';
COMMENT ON COLUMN book.id IS 'The book''s number.';
COMMENT ON COLUMN book.author_id IS 'Who wrote it.';
COMMENT ON COLUMN book.isbn IS 'The ISBN-13; books printed before 1970 have none.';
COMMENT ON COLUMN book.title IS 'The title as printed.';
COMMENT ON COLUMN book.subtitle IS 'The subtitle, if there is one.';
COMMENT ON COLUMN book.sequel_of IS 'The book that this one continues.';
COMMENT ON COLUMN book.genres IS 'Genres in lower case, such as fantasy.';
COMMENT ON COLUMN book.published_on IS 'The day of first publication, if known.';
COMMENT ON COLUMN book.pages IS 'The number of pages.';
COMMENT ON COLUMN book.details IS 'Whatever else is known, such as {"language": "en"}.';
COMMENT ON COLUMN book.cover IS 'A picture of the cover, as PNG.';
COMMENT ON COLUMN book.added_at IS 'When the book was entered into the catalogue.';

CREATE TABLE copy (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    book_id     bigint NOT NULL REFERENCES book ON DELETE CASCADE,
    barcode     varchar(20) NOT NULL UNIQUE,
    shelf       text,
    condition   copy_condition NOT NULL DEFAULT 'new',
    price       numeric(8, 2) CHECK (price >= 0),
    acquired_on date NOT NULL DEFAULT CURRENT_DATE,
    withdrawn   boolean NOT NULL DEFAULT false
);

CREATE INDEX copy_book_id_idx ON copy (book_id);

COMMENT ON TABLE copy IS 'One physical copy of a book.';
COMMENT ON COLUMN copy.id IS 'The copy''s number.';
COMMENT ON COLUMN copy.book_id IS 'The book that this is a copy of.';
COMMENT ON COLUMN copy.barcode IS 'The barcode on its back.';
COMMENT ON COLUMN copy.shelf IS 'Where it stands; null while it is not yet shelved.';
COMMENT ON COLUMN copy.condition IS 'The state it was in when last seen.';
COMMENT ON COLUMN copy.price IS 'What it cost; null for a gift.';
COMMENT ON COLUMN copy.acquired_on IS 'The day it came to the library.';
COMMENT ON COLUMN copy.withdrawn IS 'Whether it was taken out of circulation.';

CREATE TABLE member (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    card        uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
    name        text NOT NULL,
    email       email NOT NULL UNIQUE,
    phone       text,
    membership  membership NOT NULL DEFAULT 'adult',
    joined_on   date NOT NULL DEFAULT CURRENT_DATE,
    expires_on  date,
    active      boolean NOT NULL DEFAULT true,
    preferences jsonb NOT NULL DEFAULT '{}',
    CHECK (expires_on >= joined_on)
);

CREATE INDEX member_name_idx ON member (name, id);

COMMENT ON TABLE member IS 'A person who may borrow.';
COMMENT ON COLUMN member.id IS 'The member''s number.';
COMMENT ON COLUMN member.card IS 'What the chip on the library card says.';
COMMENT ON COLUMN member.name IS 'The full name.';
COMMENT ON COLUMN member.email IS 'Where notices are sent.';
COMMENT ON COLUMN member.phone IS 'A telephone number, if given.';
COMMENT ON COLUMN member.membership IS 'The kind of membership.';
COMMENT ON COLUMN member.joined_on IS 'The first day of membership.';
COMMENT ON COLUMN member.expires_on IS 'The last day of membership; null if it has no end.';
COMMENT ON COLUMN member.active IS 'Whether the member may borrow at all.';
COMMENT ON COLUMN member.preferences IS 'The member''s choices, such as {"newsletter": true}.';

CREATE TABLE loan (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    copy_id     bigint NOT NULL REFERENCES copy,
    member_id   bigint NOT NULL REFERENCES member,
    lent_at     timestamptz NOT NULL DEFAULT now(),
    due_on      date NOT NULL,
    returned_at timestamptz,
    renewals    smallint NOT NULL DEFAULT 0,
    fine        numeric(8, 2) NOT NULL DEFAULT 0 CHECK (fine >= 0),
    fine_paid   boolean NOT NULL DEFAULT false,
    CHECK (returned_at >= lent_at)
);

CREATE UNIQUE INDEX loan_open_idx ON loan (copy_id) WHERE returned_at IS NULL;
CREATE INDEX loan_copy_id_idx ON loan (copy_id, lent_at);
CREATE INDEX loan_member_id_idx ON loan (member_id, lent_at);

COMMENT ON TABLE loan IS 'One copy in the hands of one member, now or in the past.';
COMMENT ON COLUMN loan.id IS 'The loan''s number.';
COMMENT ON COLUMN loan.copy_id IS 'The copy that was lent.';
COMMENT ON COLUMN loan.member_id IS 'Who borrowed it.';
COMMENT ON COLUMN loan.lent_at IS 'When it left the library.';
COMMENT ON COLUMN loan.due_on IS 'The last day on which it can be returned without a fine.';
COMMENT ON COLUMN loan.returned_at IS 'When it came back; null while it is out.';
COMMENT ON COLUMN loan.renewals IS 'How often the loan was extended.';
COMMENT ON COLUMN loan.fine IS 'The fine for a late return.';
COMMENT ON COLUMN loan.fine_paid IS 'Whether the fine was paid.';

CREATE TABLE reservation (
    book_id     bigint NOT NULL REFERENCES book ON DELETE CASCADE,
    member_id   bigint NOT NULL REFERENCES member ON DELETE CASCADE,
    placed_at   timestamptz NOT NULL DEFAULT now(),
    note        text,
    notified_at timestamptz,
    PRIMARY KEY (book_id, member_id)
);

CREATE INDEX reservation_queue_idx ON reservation (book_id, placed_at);

COMMENT ON TABLE reservation IS 'A member waiting for a copy of a book.';
COMMENT ON COLUMN reservation.book_id IS 'The book that is waited for.';
COMMENT ON COLUMN reservation.member_id IS 'Who waits.';
COMMENT ON COLUMN reservation.placed_at IS 'When the member joined the queue.';
COMMENT ON COLUMN reservation.note IS 'A remark for the desk.';
COMMENT ON COLUMN reservation.notified_at IS 'When the member was told that a copy is there.';
