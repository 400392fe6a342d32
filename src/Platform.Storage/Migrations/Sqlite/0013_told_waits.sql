-- How well announced waits came true: how many were told to contacts that were answered, and by how much they missed.
ALTER TABLE interval_sums ADD COLUMN waits_told INTEGER NOT NULL DEFAULT 0;
ALTER TABLE interval_sums ADD COLUMN told_error_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE interval_sums ADD COLUMN told_excess_ms INTEGER NOT NULL DEFAULT 0;
