-- Domains over everything that a domain can be over.
CREATE SCHEMA shop;
CREATE TYPE shop."Card Suit" AS ENUM ('hearts', 'SPADES');
CREATE DOMAIN shop.red AS shop."Card Suit" CHECK (VALUE = 'hearts');
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE DOMAIN small AS positive CHECK (VALUE < 10);
CREATE DOMAIN price AS numeric(8, 2);
CREATE DOMAIN tags AS text[] CHECK (cardinality(VALUE) < 3);
CREATE DOMAIN dice AS small[];

CREATE TABLE thing (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    suit shop."Card Suit" NOT NULL,
    suits shop."Card Suit"[] NOT NULL,
    red shop.red,
    reds shop.red[] NOT NULL,
    small small,
    smalls small[] NOT NULL,
    price price NOT NULL,
    prices price[] NOT NULL,
    tags tags NOT NULL,
    dice dice NOT NULL
);
