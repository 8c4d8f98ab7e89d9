-- The register's tables, the same for SQLite and PostgreSQL: ${bytes} is BLOB or BYTEA.
-- Times are ISO 8601 in UTC, of one width, so that they sort as text; days are yyyy-mm-dd.

-- Bytes by what they are. Written once, never changed.
CREATE TABLE content (
  sha256 TEXT PRIMARY KEY,
  size BIGINT NOT NULL
);
CREATE TABLE content_part (
  sha256 TEXT NOT NULL REFERENCES content (sha256),
  n INTEGER NOT NULL,
  bytes ${bytes} NOT NULL,
  PRIMARY KEY (sha256, n)
);

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,          -- what one signs in with, and is shown as
  name_key TEXT UNIQUE,               -- the same for names that look alike
  email TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL,                 -- viewer, editor, approver, admin
  password TEXT NOT NULL DEFAULT '',  -- Argon2id, as a PHC string; empty: none
  subject TEXT UNIQUE,                -- issuer and subject of an account elsewhere
  active INTEGER NOT NULL DEFAULT 1,
  calendar_hash TEXT UNIQUE,          -- of the secret in the address of one's calendar
  created_at TEXT NOT NULL
);
-- A link at which one sets one's password, once.
CREATE TABLE password_link (
  person TEXT PRIMARY KEY REFERENCES person (id),
  hash TEXT NOT NULL UNIQUE,
  expires_at TEXT NOT NULL
);
CREATE TABLE session (
  hash TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES person (id),
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL            -- moves on while it is used
);
CREATE INDEX session_person ON session (person);
CREATE TABLE api_token (
  hash TEXT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  person TEXT NOT NULL REFERENCES person (id),
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  used_on TEXT                        -- the day, no more
);
CREATE INDEX api_token_person ON api_token (person);
-- Tries to sign in that failed, or are being made, of the last minutes.
CREATE TABLE login_failure (
  id TEXT PRIMARY KEY,
  name_hash TEXT NOT NULL,            -- with a key: what was typed may be a password
  at TEXT NOT NULL
);
CREATE INDEX login_failure_name ON login_failure (name_hash, at);
-- Keys that all servers of a register share. What they sign lives for minutes.
CREATE TABLE server_key (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE decision (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  playbook TEXT NOT NULL,
  approver TEXT REFERENCES person (id),
  revision BIGINT NOT NULL,           -- of its files: one more with every change
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  archived_at TEXT
);
-- The files of a decision as they stand: what the command finds in a decision's folder.
CREATE TABLE decision_file (
  decision TEXT NOT NULL REFERENCES decision (id),
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES content (sha256),
  PRIMARY KEY (decision, path)
);
-- A version is its brief.json: its name is the hash of those bytes.
CREATE TABLE version (
  decision TEXT NOT NULL REFERENCES decision (id),
  sha256 TEXT NOT NULL REFERENCES content (sha256),
  number INTEGER NOT NULL,
  as_of TEXT NOT NULL,
  verdict TEXT NOT NULL,              -- the id of the option chosen
  headline TEXT NOT NULL,
  note TEXT NOT NULL,
  saved_by TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  PRIMARY KEY (decision, sha256),
  UNIQUE (decision, number)
);
CREATE TABLE version_file (
  decision TEXT NOT NULL,
  version TEXT NOT NULL,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES content (sha256),
  PRIMARY KEY (decision, version, path),
  FOREIGN KEY (decision, version) REFERENCES version (decision, sha256)
);
CREATE TABLE sign_off (
  decision TEXT NOT NULL,
  version TEXT NOT NULL,
  person TEXT,
  name TEXT NOT NULL,
  role TEXT NOT NULL,                 -- the role of the playbook that approves
  note TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (decision, version),
  FOREIGN KEY (decision, version) REFERENCES version (decision, sha256)
);
CREATE TABLE escalation (
  id TEXT PRIMARY KEY,
  decision TEXT NOT NULL REFERENCES decision (id),
  version TEXT NOT NULL,
  trigger_id TEXT NOT NULL,
  what TEXT NOT NULL,
  whom TEXT NOT NULL,                 -- a person's id, or a name
  name TEXT NOT NULL,
  by_name TEXT NOT NULL,
  at TEXT NOT NULL,
  answer TEXT NOT NULL DEFAULT '',
  answered_by TEXT NOT NULL DEFAULT '',
  answered_at TEXT,
  UNIQUE (decision, version, trigger_id, whom)
);
CREATE TABLE prediction (
  id TEXT PRIMARY KEY,
  decision TEXT NOT NULL REFERENCES decision (id),
  version TEXT NOT NULL,
  statement TEXT NOT NULL,
  probability TEXT NOT NULL,          -- 0 to 1, as written
  due TEXT NOT NULL,
  by_name TEXT NOT NULL,
  at TEXT NOT NULL,
  came_true INTEGER,
  outcome TEXT NOT NULL DEFAULT '',
  resolved_by TEXT NOT NULL DEFAULT '',
  resolved_at TEXT
);
CREATE INDEX prediction_decision ON prediction (decision);
-- A second look that was taken, or a next step that is done.
CREATE TABLE recheck (
  decision TEXT NOT NULL REFERENCES decision (id),
  id TEXT NOT NULL,                   -- recheck- or step-, and the brief's own name of it
  due TEXT NOT NULL,
  by_name TEXT NOT NULL,
  at TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (decision, id, due)
);
CREATE TABLE share (
  hash TEXT PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  decision TEXT NOT NULL,
  version TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at TEXT NOT NULL,
  revoked_at TEXT,
  FOREIGN KEY (decision, version) REFERENCES version (decision, sha256)
);
-- Folders outside the register whose new files belong to a decision.
CREATE TABLE followed (
  decision TEXT NOT NULL REFERENCES decision (id),
  folder TEXT NOT NULL,
  into_path TEXT NOT NULL,
  PRIMARY KEY (decision, folder)
);
-- What computing again from newer inputs found.
CREATE TABLE finding (
  id TEXT PRIMARY KEY,
  decision TEXT NOT NULL REFERENCES decision (id),
  base TEXT NOT NULL,                 -- the version it is held against
  inputs TEXT NOT NULL,               -- the hash of what it was computed from
  brief TEXT REFERENCES content (sha256), -- none: it could not be computed
  flipped INTEGER NOT NULL,           -- whether a bar, or the verdict, is in another state
  summary TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (decision, base, inputs)
);
CREATE TABLE reminder (
  id TEXT PRIMARY KEY,                -- the hash of what makes it one: said once, however often found due
  decision TEXT NOT NULL REFERENCES decision (id),
  channel TEXT NOT NULL,              -- mail, webhook
  recipient TEXT NOT NULL,            -- a person's id, or a webhook's name
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL,                -- waiting, sending, sent, failed, unsure
  attempts INTEGER NOT NULL DEFAULT 0,
  next_at TEXT NOT NULL,
  error TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL,
  sent_at TEXT
);
CREATE INDEX reminder_state ON reminder (state, next_at);
-- Who does something that only one server should do at a time.
CREATE TABLE lease (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  until TEXT NOT NULL
);
-- What belongs to the register itself, such as the hash of its calendar's secret.
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE audit (
  id TEXT PRIMARY KEY,                -- sorts by time
  at TEXT NOT NULL,
  by_name TEXT NOT NULL,
  action TEXT NOT NULL,
  decision TEXT,
  detail TEXT NOT NULL
);
CREATE INDEX audit_decision ON audit (decision, id);

-- Requests that are done once, by the key whoever asked chose.
CREATE TABLE answered (
  key_hash TEXT PRIMARY KEY,
  request_hash TEXT NOT NULL,
  status INTEGER NOT NULL,
  body TEXT NOT NULL,
  location TEXT NOT NULL,
  at TEXT NOT NULL
);
