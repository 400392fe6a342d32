-- Keys of programs. The operator's have the tenant ''. Times are UTC ticks.
CREATE TABLE api_keys (
    tenant TEXT NOT NULL,
    key_id TEXT NOT NULL,
    name TEXT NOT NULL,
    role INTEGER NOT NULL,
    secret_hash TEXT NOT NULL UNIQUE,
    made_by TEXT NOT NULL,
    made_ticks INTEGER NOT NULL,
    expires_ticks INTEGER,
    used_ticks INTEGER,
    PRIMARY KEY (tenant, key_id)
) STRICT;
