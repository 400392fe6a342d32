-- A revocation is dropped when its log-in has no token left.
CREATE INDEX refresh_tokens_family ON refresh_tokens (family);
