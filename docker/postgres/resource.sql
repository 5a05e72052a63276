-- The database 'auth' is made by the image (POSTGRES_DB). The resource server has its own: services share no tables.
CREATE DATABASE resource;
