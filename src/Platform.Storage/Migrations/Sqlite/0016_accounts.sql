-- What is kept of people's log-ins. The operator's people have the tenant ''. Times are UTC ticks.
CREATE TABLE accounts (
    tenant TEXT NOT NULL,
    login TEXT NOT NULL,
    version INTEGER NOT NULL,
    has_second_factor INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, login)
) STRICT, WITHOUT ROWID;

CREATE TABLE log_in_sessions (
    family TEXT NOT NULL PRIMARY KEY,
    cookie_hash TEXT,
    tenant TEXT NOT NULL,
    login TEXT NOT NULL,
    method INTEGER NOT NULL,
    address TEXT NOT NULL,
    client TEXT NOT NULL,
    started_ticks INTEGER NOT NULL,
    seen_ticks INTEGER NOT NULL,
    expires_ticks INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX log_in_sessions_cookie ON log_in_sessions (cookie_hash) WHERE cookie_hash IS NOT NULL;
CREATE INDEX log_in_sessions_user ON log_in_sessions (tenant, login, started_ticks);
CREATE INDEX log_in_sessions_expiry ON log_in_sessions (expires_ticks);

CREATE TABLE invitations (
    tenant TEXT NOT NULL,
    login TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    ends_second_factor INTEGER NOT NULL,
    expires_ticks INTEGER NOT NULL,
    PRIMARY KEY (tenant, login)
) STRICT;
