CREATE TYPE size AS ENUM ('xl', 'XL', 'x-l', 'x l', 'X_L', 'xl2');
CREATE TABLE shirt (size size NOT NULL);
