-- Times are cut to microseconds, money is exact, text sorts by code point. Bodies are JSON as written and hold the whole truth:
-- the other columns exist to be searched by. Columns that end in _ticks are UTC in 100 ns since 0001-01-01. No tenant is ''.

CREATE TABLE catalog_revision (
    only_row bigint PRIMARY KEY CHECK (only_row = 1),
    revision bigint NOT NULL
);
INSERT INTO catalog_revision (only_row, revision) VALUES (1, 0);

CREATE TABLE documents (
    tenant text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    revision bigint NOT NULL,
    body json NOT NULL,
    PRIMARY KEY (tenant, kind, id)
);
-- A number leads to one tenant only.
CREATE UNIQUE INDEX documents_number ON documents (id) WHERE kind = 'NumberDocument';

CREATE TABLE call_records (
    tenant text COLLATE "C" NOT NULL,
    call_id text COLLATE "C" NOT NULL,
    offered_at timestamptz NOT NULL,
    ended_at timestamptz,
    queue text COLLATE "C" NOT NULL,
    agent text COLLATE "C",
    from_number text COLLATE "C" NOT NULL,
    to_number text COLLATE "C" NOT NULL,
    node text COLLATE "C" NOT NULL,
    body json NOT NULL,
    PRIMARY KEY (tenant, call_id)
);
CREATE INDEX call_records_time ON call_records (tenant, offered_at, call_id);
CREATE INDEX call_records_queue ON call_records (tenant, queue, offered_at, call_id);
CREATE INDEX call_records_agent ON call_records (tenant, agent, offered_at, call_id);
CREATE INDEX call_records_from ON call_records (tenant, from_number, offered_at, call_id);
CREATE INDEX call_records_to ON call_records (tenant, to_number, offered_at, call_id);
CREATE INDEX call_records_open ON call_records (node, offered_at, call_id) WHERE ended_at IS NULL;

CREATE TABLE ledger (
    tenant text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL,
    kind text COLLATE "C" NOT NULL,
    reference text COLLATE "C" NOT NULL,
    amount numeric,
    currency text COLLATE "C",
    body json NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX ledger_time ON ledger (tenant, at, id);
CREATE INDEX ledger_reference ON ledger (tenant, reference, at, id);
CREATE INDEX ledger_kind ON ledger (tenant, kind, at, id);

CREATE TABLE refresh_tokens (
    token_hash text COLLATE "C" NOT NULL PRIMARY KEY,
    family text COLLATE "C" NOT NULL,
    expires_at timestamptz NOT NULL,
    used boolean NOT NULL,
    body json NOT NULL
);
CREATE INDEX refresh_tokens_expiry ON refresh_tokens (expires_at);

CREATE TABLE revoked_families (
    family text COLLATE "C" NOT NULL PRIMARY KEY
);

CREATE TABLE secrets (
    name text COLLATE "C" NOT NULL PRIMARY KEY,
    value bytea NOT NULL
);

CREATE TABLE idempotent_answers (
    key text COLLATE "C" NOT NULL PRIMARY KEY,
    request_hash text COLLATE "C" NOT NULL,
    status bigint NOT NULL,
    answer text,
    at_ticks bigint NOT NULL
);
CREATE INDEX idempotent_answers_age ON idempotent_answers (at_ticks);

CREATE TABLE sip_bindings (
    tenant text COLLATE "C" NOT NULL,
    agent text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    expires_at timestamptz NOT NULL,
    body json NOT NULL,
    PRIMARY KEY (tenant, agent, position)
);

-- id is never given out twice, so id and version together name one version of one state for ever.
CREATE TABLE grain_state (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    grain_type text COLLATE "C" NOT NULL,
    grain_key text COLLATE "C" NOT NULL,
    state_name text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    body json NOT NULL,
    UNIQUE (grain_type, grain_key, state_name)
);

CREATE TABLE reminders (
    grain_type text COLLATE "C" NOT NULL,
    grain_key text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    body json NOT NULL,
    PRIMARY KEY (grain_type, grain_key, name)
);

CREATE TABLE nodes (
    node text COLLATE "C" NOT NULL PRIMARY KEY,
    beat_ticks bigint NOT NULL
);
