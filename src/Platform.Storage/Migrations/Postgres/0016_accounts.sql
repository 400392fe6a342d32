-- What is kept of people's log-ins. The operator's people have the tenant ''. Times are UTC ticks.
CREATE TABLE accounts (
    tenant text COLLATE "C" NOT NULL,
    login text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    has_second_factor boolean NOT NULL,
    body json NOT NULL,
    PRIMARY KEY (tenant, login)
);

CREATE TABLE log_in_sessions (
    family text COLLATE "C" NOT NULL PRIMARY KEY,
    cookie_hash text COLLATE "C",
    tenant text COLLATE "C" NOT NULL,
    login text COLLATE "C" NOT NULL,
    method bigint NOT NULL,
    address text NOT NULL,
    client text NOT NULL,
    started_ticks bigint NOT NULL,
    seen_ticks bigint NOT NULL,
    expires_ticks bigint NOT NULL
);
CREATE UNIQUE INDEX log_in_sessions_cookie ON log_in_sessions (cookie_hash) WHERE cookie_hash IS NOT NULL;
CREATE INDEX log_in_sessions_user ON log_in_sessions (tenant, login, started_ticks);
CREATE INDEX log_in_sessions_expiry ON log_in_sessions (expires_ticks);

CREATE TABLE invitations (
    tenant text COLLATE "C" NOT NULL,
    login text COLLATE "C" NOT NULL,
    token_hash text COLLATE "C" NOT NULL UNIQUE,
    ends_second_factor boolean NOT NULL,
    expires_ticks bigint NOT NULL,
    PRIMARY KEY (tenant, login)
);
