-- How well announced waits came true: how many were told to contacts that were answered, and by how much they missed.
ALTER TABLE interval_sums ADD COLUMN waits_told BIGINT NOT NULL DEFAULT 0;
ALTER TABLE interval_sums ADD COLUMN told_error_ms BIGINT NOT NULL DEFAULT 0;
ALTER TABLE interval_sums ADD COLUMN told_excess_ms BIGINT NOT NULL DEFAULT 0;
