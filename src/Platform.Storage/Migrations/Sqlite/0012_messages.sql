-- The list of messages that callers left. The columns are what it is searched by, the body is the truth. Times are UTC ticks.
CREATE TABLE messages (
    tenant TEXT NOT NULL,
    message_id TEXT NOT NULL,
    mailbox TEXT NOT NULL,
    left_ticks INTEGER NOT NULL,
    is_open INTEGER NOT NULL,
    is_new INTEGER NOT NULL,
    is_listed INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (tenant, message_id)
) STRICT;
CREATE INDEX messages_time ON messages (tenant, left_ticks, message_id) WHERE is_listed = 1;
CREATE INDEX messages_new ON messages (tenant, mailbox) WHERE is_new = 1;

-- Of a message: its mailbox. Null for what is said in a call.
ALTER TABLE recordings ADD COLUMN mailbox TEXT;
