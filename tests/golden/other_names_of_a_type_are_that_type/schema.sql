CREATE TABLE alias (
    a serial,
    b bigserial NOT NULL,
    c double precision NOT NULL,
    d decimal(10, 2) NOT NULL,
    e character varying NOT NULL,
    f timestamp with time zone NOT NULL,
    g smallint NOT NULL
);
