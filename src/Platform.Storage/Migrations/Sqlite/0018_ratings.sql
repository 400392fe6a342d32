-- What callers answered in surveys: how many, and their first answers added up.
ALTER TABLE interval_sums ADD COLUMN ratings INTEGER NOT NULL DEFAULT 0;
ALTER TABLE interval_sums ADD COLUMN rating_points INTEGER NOT NULL DEFAULT 0;
