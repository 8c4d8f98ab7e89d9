CREATE TABLE novelty (id TEXT PRIMARY KEY, bytes ${bytes});
