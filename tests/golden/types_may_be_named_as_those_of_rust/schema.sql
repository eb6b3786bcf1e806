CREATE TYPE "option" AS ENUM ('none', 'some');
CREATE TYPE vec AS (string text, "option" "option", parts text[]);
CREATE TYPE empty AS ();
CREATE TYPE "odd name" AS ("a ""field""" int, "type" int, "self" int, "Größe" float4);
