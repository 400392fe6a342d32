-- What callers answered in surveys: how many, and their first answers added up.
ALTER TABLE interval_sums ADD COLUMN ratings BIGINT NOT NULL DEFAULT 0;
ALTER TABLE interval_sums ADD COLUMN rating_points BIGINT NOT NULL DEFAULT 0;
