CREATE TABLE moment (
    day date,
    days date[],
    hour time,
    local timestamp,
    instant timestamptz
);
