-- Keys of programs. The operator's have the tenant ''. Times are UTC ticks.
CREATE TABLE api_keys (
    tenant text COLLATE "C" NOT NULL,
    key_id text COLLATE "C" NOT NULL,
    name text NOT NULL,
    role bigint NOT NULL,
    secret_hash text COLLATE "C" NOT NULL UNIQUE,
    made_by text COLLATE "C" NOT NULL,
    made_ticks bigint NOT NULL,
    expires_ticks bigint,
    used_ticks bigint,
    PRIMARY KEY (tenant, key_id)
);
