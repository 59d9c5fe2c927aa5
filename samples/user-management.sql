-- User management: accounts, credentials, sessions, teams, roles, permissions, audit.
-- A sample schema of Ermine, for PostgreSQL 15 and later. Apache-2.0.

CREATE SCHEMA auth;
COMMENT ON SCHEMA auth IS 'Who people are, how they prove it, and what they may do';

-- Types -------------------------------------------------------------------------------------------

CREATE TYPE auth.account_status AS ENUM ('invited', 'active', 'locked', 'closed');
COMMENT ON TYPE auth.account_status IS 'A closed account is kept for the audit log and can never sign in';

CREATE TYPE auth.audit_action AS ENUM (
    'sign_in',
    'sign_in_failed',
    'sign_out',
    'password_changed',
    'factor_added',
    'factor_removed',
    'role_granted',
    'role_revoked',
    'account_locked',
    'account_closed'
);

CREATE DOMAIN auth.email AS text
    CONSTRAINT email_shape CHECK (VALUE ~ '^[^@[:space:]]+@[^@[:space:]]+\.[^@[:space:]]+$')
    CONSTRAINT email_length CHECK (length(VALUE) <= 254);
COMMENT ON DOMAIN auth.email IS 'An address as people write it; it is compared in lower case';

CREATE DOMAIN auth.slug AS text
    CONSTRAINT slug_shape CHECK (VALUE ~ '^[a-z][a-z0-9-]{1,62}$');

-- Accounts ----------------------------------------------------------------------------------------

CREATE TABLE auth.account (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
    display_name text NOT NULL CHECK (length(btrim(display_name)) BETWEEN 1 AND 120),
    status auth.account_status NOT NULL DEFAULT 'invited',
    locale text NOT NULL DEFAULT 'en',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    closed_at timestamptz,
    CONSTRAINT account_closed_iff_dated CHECK ((status = 'closed') = (closed_at IS NOT NULL))
);
COMMENT ON TABLE auth.account IS 'A person; how to reach and recognise them is in the tables below';
COMMENT ON COLUMN auth.account.public_id IS 'The only id that leaves the system';

CREATE INDEX account_status_idx ON auth.account (status) WHERE status <> 'active';

CREATE TABLE auth.email_address (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES auth.account ON DELETE CASCADE,
    address auth.email NOT NULL,
    is_primary boolean NOT NULL DEFAULT false,
    verified_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE auth.email_address IS 'Addresses of an account, one of them primary';

-- An address belongs to one account, whatever its letter case.
CREATE UNIQUE INDEX email_address_lower_key ON auth.email_address (lower(address));
CREATE UNIQUE INDEX email_address_primary_key ON auth.email_address (account_id) WHERE is_primary;
CREATE INDEX email_address_account_id_idx ON auth.email_address (account_id);

-- Credentials -------------------------------------------------------------------------------------

CREATE TABLE auth.password (
    account_id bigint PRIMARY KEY REFERENCES auth.account ON DELETE CASCADE,
    hash text NOT NULL CHECK (hash LIKE '$argon2id$%'),
    changed_at timestamptz NOT NULL DEFAULT now(),
    must_change boolean NOT NULL DEFAULT false
);
COMMENT ON COLUMN auth.password.hash IS 'Argon2id in PHC string form, salt and parameters included';

CREATE TABLE auth.passkey (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES auth.account ON DELETE CASCADE,
    credential_id bytea NOT NULL UNIQUE,
    public_key bytea NOT NULL,
    sign_count bigint NOT NULL DEFAULT 0 CHECK (sign_count >= 0),
    name text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_used_at timestamptz,
    UNIQUE (account_id, name)
);
COMMENT ON TABLE auth.passkey IS 'WebAuthn credentials';

CREATE TABLE auth.recovery_code (
    account_id bigint NOT NULL REFERENCES auth.account ON DELETE CASCADE,
    position smallint NOT NULL CHECK (position BETWEEN 1 AND 10),
    hash text NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (account_id, position)
);

-- Sessions ----------------------------------------------------------------------------------------

CREATE TABLE auth.session (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    account_id bigint NOT NULL REFERENCES auth.account ON DELETE CASCADE,
    passkey_id bigint REFERENCES auth.passkey ON DELETE SET NULL,
    token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
    network inet,
    user_agent text,
    created_at timestamptz NOT NULL DEFAULT now(),
    seen_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    lifetime tstzrange NOT NULL
        GENERATED ALWAYS AS (tstzrange(created_at, least(expires_at, revoked_at))) STORED,
    CONSTRAINT session_ends_after_it_begins CHECK (expires_at > created_at)
);
COMMENT ON COLUMN auth.session.token_hash IS 'SHA-256 of the token; the token itself is never stored';
COMMENT ON COLUMN auth.session.lifetime IS 'From the sign-in to the end, whichever comes first';

CREATE INDEX session_account_id_idx ON auth.session (account_id, seen_at DESC);
CREATE INDEX session_passkey_id_idx ON auth.session (passkey_id) WHERE passkey_id IS NOT NULL;
CREATE INDEX session_expires_at_idx ON auth.session (expires_at) WHERE revoked_at IS NULL;

CREATE TABLE auth.api_token (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id bigint NOT NULL REFERENCES auth.account ON DELETE CASCADE,
    name text NOT NULL,
    prefix text NOT NULL UNIQUE CHECK (prefix ~ '^[a-z0-9]{8}$'),
    hash bytea NOT NULL UNIQUE CHECK (octet_length(hash) = 32),
    scopes text[] NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    UNIQUE (account_id, name)
);
COMMENT ON COLUMN auth.api_token.prefix IS 'Shown in lists, so that a token can be told from others';

CREATE INDEX api_token_scopes_idx ON auth.api_token USING gin (scopes);

-- Teams -------------------------------------------------------------------------------------------

CREATE TABLE auth.team (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    parent_id bigint REFERENCES auth.team ON DELETE RESTRICT,
    slug auth.slug NOT NULL UNIQUE,
    name text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT team_is_not_its_own_parent CHECK (parent_id <> id)
);
COMMENT ON TABLE auth.team IS 'Teams form a tree; a role in a team holds in the teams below it';

CREATE INDEX team_parent_id_idx ON auth.team (parent_id);

CREATE TABLE auth.team_member (
    team_id bigint NOT NULL REFERENCES auth.team ON DELETE CASCADE,
    account_id bigint NOT NULL REFERENCES auth.account ON DELETE CASCADE,
    joined_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (team_id, account_id)
);

CREATE INDEX team_member_account_id_idx ON auth.team_member (account_id);

CREATE TABLE auth.invitation (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    team_id bigint NOT NULL REFERENCES auth.team ON DELETE CASCADE,
    address auth.email NOT NULL,
    invited_by bigint NOT NULL REFERENCES auth.account ON DELETE CASCADE,
    accepted_by bigint REFERENCES auth.account ON DELETE SET NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL DEFAULT now() + interval '14 days',
    accepted_at timestamptz,
    CONSTRAINT invitation_accepted_by_someone CHECK (accepted_by IS NULL OR accepted_at IS NOT NULL)
);

-- At most one open invitation for an address and a team.
CREATE UNIQUE INDEX invitation_open_key ON auth.invitation (team_id, lower(address))
    WHERE accepted_at IS NULL;
CREATE INDEX invitation_invited_by_idx ON auth.invitation (invited_by);
CREATE INDEX invitation_accepted_by_idx ON auth.invitation (accepted_by);

-- Roles and permissions ---------------------------------------------------------------------------

CREATE TABLE auth.role (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name auth.slug NOT NULL UNIQUE,
    description text NOT NULL DEFAULT '',
    is_system boolean NOT NULL DEFAULT false
);
COMMENT ON COLUMN auth.role.is_system IS 'System roles come with the software and cannot be edited';

CREATE TABLE auth.permission (
    resource auth.slug NOT NULL,
    verb auth.slug NOT NULL,
    description text NOT NULL,
    PRIMARY KEY (resource, verb)
);
COMMENT ON TABLE auth.permission IS 'What can be allowed at all, for example document, delete';

CREATE TABLE auth.role_permission (
    role_id bigint NOT NULL REFERENCES auth.role ON DELETE CASCADE,
    resource auth.slug NOT NULL,
    verb auth.slug NOT NULL,
    PRIMARY KEY (role_id, resource, verb),
    FOREIGN KEY (resource, verb) REFERENCES auth.permission ON UPDATE CASCADE ON DELETE CASCADE
);

CREATE INDEX role_permission_permission_idx ON auth.role_permission (resource, verb);

CREATE TABLE auth.role_grant (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    role_id bigint NOT NULL REFERENCES auth.role ON DELETE RESTRICT,
    account_id bigint NOT NULL,
    team_id bigint,
    granted_by bigint REFERENCES auth.account ON DELETE SET NULL,
    granted_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    CONSTRAINT role_grant_key UNIQUE NULLS NOT DISTINCT (role_id, account_id, team_id),
    CONSTRAINT role_grant_account_id_fkey
        FOREIGN KEY (account_id) REFERENCES auth.account ON DELETE CASCADE,
    -- A role in a team is for members of that team, and ends with the membership.
    CONSTRAINT role_grant_member_fkey
        FOREIGN KEY (team_id, account_id) REFERENCES auth.team_member ON DELETE CASCADE,
    CHECK (expires_at > granted_at)
);
COMMENT ON TABLE auth.role_grant IS 'A role of an account, everywhere or in one team';

CREATE INDEX role_grant_account_id_idx ON auth.role_grant (account_id);
CREATE INDEX role_grant_member_idx ON auth.role_grant (team_id, account_id);
CREATE INDEX role_grant_granted_by_idx ON auth.role_grant (granted_by);

-- Audit -------------------------------------------------------------------------------------------

CREATE TABLE auth.audit_event (
    id bigint GENERATED ALWAYS AS IDENTITY,
    happened_at timestamptz NOT NULL DEFAULT now(),
    action auth.audit_action NOT NULL,
    account_id bigint REFERENCES auth.account ON DELETE SET NULL,
    actor_id bigint REFERENCES auth.account ON DELETE SET NULL,
    network inet,
    details jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(details) = 'object'),
    PRIMARY KEY (happened_at, id)
) PARTITION BY RANGE (happened_at);
COMMENT ON TABLE auth.audit_event IS 'Append only; a partition for each half year, dropped after five years';
COMMENT ON COLUMN auth.audit_event.actor_id IS 'Who did it, when that is not the account itself';

CREATE TABLE auth.audit_event_2026_1 PARTITION OF auth.audit_event
    FOR VALUES FROM ('2026-01-01 00:00+00') TO ('2026-07-01 00:00+00');
CREATE TABLE auth.audit_event_2026_2 PARTITION OF auth.audit_event
    FOR VALUES FROM ('2026-07-01 00:00+00') TO ('2027-01-01 00:00+00');
CREATE TABLE auth.audit_event_other PARTITION OF auth.audit_event DEFAULT;

CREATE INDEX audit_event_account_id_idx ON auth.audit_event (account_id, happened_at DESC);
CREATE INDEX audit_event_actor_id_idx ON auth.audit_event (actor_id) WHERE actor_id IS NOT NULL;
CREATE INDEX audit_event_happened_at_idx ON auth.audit_event USING brin (happened_at);

-- Behaviour ---------------------------------------------------------------------------------------

CREATE FUNCTION auth.touch_updated_at() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$$;

CREATE TRIGGER account_touch_updated_at
    BEFORE UPDATE ON auth.account
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*)
    EXECUTE FUNCTION auth.touch_updated_at();

CREATE FUNCTION auth.end_sessions() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    UPDATE auth.session
       SET revoked_at = now()
     WHERE account_id = NEW.id
       AND revoked_at IS NULL;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION auth.end_sessions() IS 'A locked or closed account is signed out everywhere';

CREATE TRIGGER account_end_sessions
    AFTER UPDATE OF status ON auth.account
    FOR EACH ROW WHEN (NEW.status IN ('locked', 'closed'))
    EXECUTE FUNCTION auth.end_sessions();

CREATE FUNCTION auth.forbid_change() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'table % is append only', TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER audit_event_forbid_truncate
    BEFORE TRUNCATE ON auth.audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION auth.forbid_change();

-- Views -------------------------------------------------------------------------------------------

CREATE VIEW auth.active_session AS
    SELECT s.id, s.account_id, a.display_name, s.network, s.seen_at, s.expires_at
      FROM auth.session AS s
      JOIN auth.account AS a ON a.id = s.account_id
     WHERE s.revoked_at IS NULL
       AND s.expires_at > now()
       AND a.status = 'active';

CREATE VIEW auth.effective_permission AS
    WITH RECURSIVE reach (account_id, role_id, team_id) AS (
        SELECT g.account_id, g.role_id, g.team_id
          FROM auth.role_grant AS g
         WHERE g.expires_at IS NULL OR g.expires_at > now()
        UNION
        SELECT r.account_id, r.role_id, t.id
          FROM reach AS r
          JOIN auth.team AS t ON t.parent_id = r.team_id
    )
    SELECT DISTINCT r.account_id, r.team_id, p.resource, p.verb
      FROM reach AS r
      JOIN auth.role_permission AS p ON p.role_id = r.role_id;
COMMENT ON VIEW auth.effective_permission IS 'What each account may do; no team means everywhere';
