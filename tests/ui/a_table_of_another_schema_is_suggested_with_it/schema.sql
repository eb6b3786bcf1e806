CREATE SCHEMA app; CREATE TABLE app.sale (id int);
