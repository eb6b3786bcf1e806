CREATE TYPE floatrange AS RANGE (subtype = float8, multirange_type_name = floatmultirange);
CREATE TABLE stove (heat floatmultirange NOT NULL);
