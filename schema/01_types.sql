-- From best to worst, so that `condition >= 'worn'` reads as it should.
CREATE TYPE copy_condition AS ENUM ('new', 'good', 'worn', 'damaged', 'lost');

COMMENT ON TYPE copy_condition IS 'The state a copy is in, from best to worst.';

CREATE TYPE membership AS ENUM ('child', 'adult', 'senior', 'staff');

COMMENT ON TYPE membership IS 'The kind of membership, which decides the fee.';

CREATE DOMAIN isbn AS text
    CHECK (VALUE ~ '^97[89][0-9]{10}$');

COMMENT ON DOMAIN isbn IS 'An ISBN-13, digits only.';

CREATE DOMAIN email AS text
    CHECK (VALUE ~ '^[^@[:space:]]+@[^@[:space:]]+$');

COMMENT ON DOMAIN email IS 'An e-mail address; only its rough shape is checked.';
