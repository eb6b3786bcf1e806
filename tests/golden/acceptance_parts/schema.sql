CREATE TABLE event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind integer NOT NULL,
    place integer NOT NULL,
    at integer NOT NULL,
    note text
);

CREATE INDEX event_kind_idx ON event (kind);
CREATE INDEX event_place_idx ON event (place);
CREATE INDEX event_at_idx ON event (at);
