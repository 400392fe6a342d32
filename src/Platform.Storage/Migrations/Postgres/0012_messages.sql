-- The list of messages that callers left. The columns are what it is searched by, the body is the truth. Times are UTC ticks.
CREATE TABLE messages (
    tenant text COLLATE "C" NOT NULL,
    message_id text COLLATE "C" NOT NULL,
    mailbox text COLLATE "C" NOT NULL,
    left_ticks bigint NOT NULL,
    is_open bigint NOT NULL,
    is_new bigint NOT NULL,
    is_listed bigint NOT NULL,
    body json NOT NULL,
    PRIMARY KEY (tenant, message_id)
);
CREATE INDEX messages_time ON messages (tenant, left_ticks, message_id) WHERE is_listed = 1;
CREATE INDEX messages_new ON messages (tenant, mailbox) WHERE is_new = 1;

-- Of a message: its mailbox. Null for what is said in a call.
ALTER TABLE recordings ADD COLUMN mailbox text COLLATE "C";
