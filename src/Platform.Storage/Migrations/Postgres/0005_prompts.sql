-- Audio that tenants uploaded: 16 kHz mono, 16-bit little-endian samples, named by the hash of them. Times are UTC ticks.
CREATE TABLE prompt_audio (
    tenant text COLLATE "C" NOT NULL,
    audio_id text COLLATE "C" NOT NULL,
    written_ticks bigint NOT NULL,
    audio bytea NOT NULL,
    PRIMARY KEY (tenant, audio_id)
);
-- Samples do not shrink: trying costs time only.
ALTER TABLE prompt_audio ALTER COLUMN audio SET STORAGE EXTERNAL;
CREATE INDEX prompt_audio_written ON prompt_audio (written_ticks);
