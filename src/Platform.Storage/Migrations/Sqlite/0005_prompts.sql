-- Audio that tenants uploaded: 16 kHz mono, 16-bit little-endian samples, named by the hash of them. Times are UTC ticks.
CREATE TABLE prompt_audio (
    tenant TEXT NOT NULL,
    audio_id TEXT NOT NULL,
    written_ticks INTEGER NOT NULL,
    audio BLOB NOT NULL,
    PRIMARY KEY (tenant, audio_id)
) STRICT;
CREATE INDEX prompt_audio_written ON prompt_audio (written_ticks);
