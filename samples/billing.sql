-- Billing of a multi-tenant service: tenants, plans, subscriptions, metered usage, invoices.
-- Every key begins with the tenant, so that no row can refer to another tenant's.
-- A sample schema of Ermine, for PostgreSQL 15 and later. Apache-2.0.

CREATE SCHEMA billing;
COMMENT ON SCHEMA billing IS 'Who owes what for which use';

-- Types -------------------------------------------------------------------------------------------

CREATE TYPE billing.plan_interval AS ENUM ('month', 'quarter', 'year');
CREATE TYPE billing.subscription_status AS ENUM ('trial', 'active', 'past_due', 'paused', 'ended');
CREATE TYPE billing.invoice_status AS ENUM ('draft', 'open', 'paid', 'void', 'uncollectible');
CREATE TYPE billing.aggregation AS ENUM ('sum', 'max', 'last');

CREATE DOMAIN billing.currency AS char(3) CHECK (VALUE ~ '^[A-Z]{3}$');
CREATE DOMAIN billing.cents AS bigint CHECK (VALUE BETWEEN -1000000000000 AND 1000000000000);
COMMENT ON DOMAIN billing.cents IS 'Money in the smallest unit of its currency; credits are negative';
CREATE DOMAIN billing.key AS text CHECK (VALUE ~ '^[a-z][a-z0-9_]{0,62}$');

-- Tenants -----------------------------------------------------------------------------------------

CREATE TABLE billing.tenant (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL CHECK (btrim(name) <> ''),
    subdomain billing.key NOT NULL UNIQUE,
    currency billing.currency NOT NULL DEFAULT 'EUR',
    tax_number text,
    settings jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    suspended_at timestamptz
);
COMMENT ON TABLE billing.tenant IS 'A customer of the service; everything below belongs to one of them';

CREATE INDEX tenant_suspended_idx ON billing.tenant (suspended_at) WHERE suspended_at IS NOT NULL;

CREATE TABLE billing.contact (
    tenant_id uuid NOT NULL REFERENCES billing.tenant ON DELETE CASCADE,
    id bigint GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    email text NOT NULL,
    receives_invoices boolean NOT NULL DEFAULT true,
    PRIMARY KEY (tenant_id, id)
);

CREATE UNIQUE INDEX contact_email_key ON billing.contact (tenant_id, lower(email));

CREATE TABLE billing.payment_method (
    tenant_id uuid NOT NULL REFERENCES billing.tenant ON DELETE CASCADE,
    id bigint GENERATED ALWAYS AS IDENTITY,
    provider text NOT NULL CHECK (provider IN ('card', 'sepa', 'invoice')),
    provider_token text NOT NULL,
    label text NOT NULL,
    expires_on date,
    is_default boolean NOT NULL DEFAULT false,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (provider, provider_token)
);
COMMENT ON COLUMN billing.payment_method.provider_token IS 'The provider''s name for it; card numbers never come here';

CREATE UNIQUE INDEX payment_method_default_key ON billing.payment_method (tenant_id) WHERE is_default;

-- Plans -------------------------------------------------------------------------------------------

CREATE TABLE billing.feature (
    key billing.key PRIMARY KEY,
    name text NOT NULL,
    description text NOT NULL DEFAULT ''
);

CREATE TABLE billing.plan (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code billing.key NOT NULL,
    version integer NOT NULL CHECK (version > 0),
    name text NOT NULL,
    billed_every billing.plan_interval NOT NULL,
    is_offered boolean NOT NULL DEFAULT true,
    UNIQUE (code, version)
);
COMMENT ON TABLE billing.plan IS 'A plan is never edited: a new version is offered, old ones run on';

CREATE TABLE billing.plan_price (
    plan_id integer NOT NULL REFERENCES billing.plan ON DELETE CASCADE,
    currency billing.currency NOT NULL,
    amount billing.cents NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (plan_id, currency)
);

CREATE TABLE billing.plan_feature (
    plan_id integer NOT NULL REFERENCES billing.plan ON DELETE CASCADE,
    feature_key billing.key NOT NULL REFERENCES billing.feature ON UPDATE CASCADE,
    allowance bigint CHECK (allowance > 0),
    PRIMARY KEY (plan_id, feature_key)
);
COMMENT ON COLUMN billing.plan_feature.allowance IS 'How much is included; nothing means without limit';

CREATE INDEX plan_feature_feature_key_idx ON billing.plan_feature (feature_key);

CREATE TABLE billing.meter (
    key billing.key PRIMARY KEY,
    feature_key billing.key NOT NULL REFERENCES billing.feature ON UPDATE CASCADE,
    unit text NOT NULL,
    aggregation billing.aggregation NOT NULL DEFAULT 'sum'
);
COMMENT ON TABLE billing.meter IS 'What is measured, and how readings become one figure a period';

CREATE INDEX meter_feature_key_idx ON billing.meter (feature_key);

-- Subscriptions -----------------------------------------------------------------------------------

CREATE TABLE billing.subscription (
    tenant_id uuid NOT NULL REFERENCES billing.tenant ON DELETE CASCADE,
    id bigint GENERATED ALWAYS AS IDENTITY,
    plan_id integer NOT NULL REFERENCES billing.plan ON DELETE RESTRICT,
    payment_method_id bigint,
    status billing.subscription_status NOT NULL DEFAULT 'trial',
    quantity integer NOT NULL DEFAULT 1 CHECK (quantity > 0),
    starts_on date NOT NULL DEFAULT current_date,
    ends_on date,
    runs daterange NOT NULL GENERATED ALWAYS AS (daterange(starts_on, ends_on)) STORED,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT subscription_payment_method_fkey FOREIGN KEY (tenant_id, payment_method_id)
        REFERENCES billing.payment_method ON DELETE SET NULL (payment_method_id),
    CONSTRAINT subscription_ends_after_it_starts CHECK (ends_on > starts_on),
    CONSTRAINT subscription_ended_has_end CHECK (status <> 'ended' OR ends_on IS NOT NULL)
);

CREATE INDEX subscription_plan_id_idx ON billing.subscription (plan_id);
CREATE INDEX subscription_payment_method_idx ON billing.subscription (tenant_id, payment_method_id);
CREATE INDEX subscription_runs_idx ON billing.subscription USING gist (runs);

CREATE TABLE billing.subscription_override (
    tenant_id uuid NOT NULL,
    subscription_id bigint NOT NULL,
    feature_key billing.key NOT NULL REFERENCES billing.feature ON UPDATE CASCADE,
    allowance bigint CHECK (allowance > 0),
    reason text NOT NULL,
    PRIMARY KEY (tenant_id, subscription_id, feature_key),
    FOREIGN KEY (tenant_id, subscription_id) REFERENCES billing.subscription ON DELETE CASCADE
);
COMMENT ON TABLE billing.subscription_override IS 'What was agreed with one tenant beside the plan';

CREATE INDEX subscription_override_feature_key_idx ON billing.subscription_override (feature_key);

-- Usage -------------------------------------------------------------------------------------------

CREATE TABLE billing.usage_reading (
    tenant_id uuid NOT NULL,
    subscription_id bigint NOT NULL,
    meter_key billing.key NOT NULL REFERENCES billing.meter ON UPDATE CASCADE,
    read_at timestamptz NOT NULL,
    amount numeric(20, 6) NOT NULL CHECK (amount >= 0),
    idempotency_key uuid NOT NULL DEFAULT gen_random_uuid(),
    PRIMARY KEY (tenant_id, read_at, idempotency_key),
    FOREIGN KEY (tenant_id, subscription_id) REFERENCES billing.subscription ON DELETE CASCADE
) PARTITION BY HASH (tenant_id);
COMMENT ON TABLE billing.usage_reading IS 'Written once by the meters, read once a day by the summary';
COMMENT ON COLUMN billing.usage_reading.idempotency_key IS 'A reading that is sent twice is stored once';

CREATE TABLE billing.usage_reading_0 PARTITION OF billing.usage_reading FOR VALUES WITH (MODULUS 4, REMAINDER 0);
CREATE TABLE billing.usage_reading_1 PARTITION OF billing.usage_reading FOR VALUES WITH (MODULUS 4, REMAINDER 1);
CREATE TABLE billing.usage_reading_2 PARTITION OF billing.usage_reading FOR VALUES WITH (MODULUS 4, REMAINDER 2);
CREATE TABLE billing.usage_reading_3 PARTITION OF billing.usage_reading FOR VALUES WITH (MODULUS 4, REMAINDER 3);

CREATE INDEX usage_reading_subscription_idx
    ON billing.usage_reading (tenant_id, subscription_id, meter_key, read_at);
CREATE INDEX usage_reading_meter_key_idx ON billing.usage_reading (meter_key);

CREATE TABLE billing.usage_summary (
    tenant_id uuid NOT NULL,
    subscription_id bigint NOT NULL,
    meter_key billing.key NOT NULL REFERENCES billing.meter ON UPDATE CASCADE,
    day date NOT NULL,
    amount numeric(20, 6) NOT NULL,
    PRIMARY KEY (tenant_id, subscription_id, meter_key, day),
    FOREIGN KEY (tenant_id, subscription_id) REFERENCES billing.subscription ON DELETE CASCADE
);

CREATE INDEX usage_summary_meter_key_idx ON billing.usage_summary (meter_key, day);

-- Invoices ----------------------------------------------------------------------------------------

CREATE TABLE billing.tax_rate (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    country char(2) NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    percent numeric(5, 2) NOT NULL CHECK (percent BETWEEN 0 AND 100),
    valid_from date NOT NULL,
    UNIQUE (country, valid_from)
);

CREATE TABLE billing.invoice (
    tenant_id uuid NOT NULL REFERENCES billing.tenant ON DELETE RESTRICT,
    id bigint GENERATED ALWAYS AS IDENTITY,
    subscription_id bigint NOT NULL,
    number text,
    status billing.invoice_status NOT NULL DEFAULT 'draft',
    currency billing.currency NOT NULL,
    period daterange NOT NULL CHECK (NOT isempty(period)),
    issued_on date,
    due_on date,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, subscription_id) REFERENCES billing.subscription ON DELETE RESTRICT,
    CONSTRAINT invoice_number_key UNIQUE (number),
    CONSTRAINT invoice_issued_has_number
        CHECK (status = 'draft' OR (number IS NOT NULL AND issued_on IS NOT NULL AND due_on IS NOT NULL)),
    CONSTRAINT invoice_due_after_issue CHECK (due_on >= issued_on)
);

-- One invoice for a subscription and a period, unless it was declared void.
CREATE UNIQUE INDEX invoice_period_key ON billing.invoice (tenant_id, subscription_id, period)
    WHERE status <> 'void';
CREATE INDEX invoice_overdue_idx ON billing.invoice (due_on) WHERE status = 'open';

CREATE TABLE billing.invoice_line (
    tenant_id uuid NOT NULL,
    invoice_id bigint NOT NULL,
    position smallint NOT NULL CHECK (position > 0),
    description text NOT NULL,
    meter_key billing.key REFERENCES billing.meter ON UPDATE CASCADE,
    quantity numeric(20, 6) NOT NULL DEFAULT 1,
    unit_amount billing.cents NOT NULL,
    tax_rate_id integer REFERENCES billing.tax_rate ON DELETE RESTRICT,
    net numeric(20, 2) NOT NULL GENERATED ALWAYS AS (round(quantity * unit_amount, 2)) STORED,
    PRIMARY KEY (tenant_id, invoice_id, position),
    FOREIGN KEY (tenant_id, invoice_id) REFERENCES billing.invoice ON DELETE CASCADE
);

CREATE INDEX invoice_line_meter_key_idx ON billing.invoice_line (meter_key) WHERE meter_key IS NOT NULL;
CREATE INDEX invoice_line_tax_rate_id_idx ON billing.invoice_line (tax_rate_id);

CREATE TABLE billing.payment (
    tenant_id uuid NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    invoice_id bigint NOT NULL,
    payment_method_id bigint,
    amount billing.cents NOT NULL CHECK (amount <> 0),
    received_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, invoice_id) REFERENCES billing.invoice ON DELETE RESTRICT
        DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT payment_payment_method_fkey FOREIGN KEY (tenant_id, payment_method_id)
        REFERENCES billing.payment_method ON DELETE SET NULL (payment_method_id)
);
COMMENT ON COLUMN billing.payment.amount IS 'Refunds are negative';

CREATE INDEX payment_invoice_idx ON billing.payment (tenant_id, invoice_id);
CREATE INDEX payment_payment_method_idx ON billing.payment (tenant_id, payment_method_id);

-- Behaviour ---------------------------------------------------------------------------------------

CREATE FUNCTION billing.keep_issued_invoices() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> 'draft'
       AND (NEW.number, NEW.currency, NEW.period, NEW.issued_on)
           IS DISTINCT FROM (OLD.number, OLD.currency, OLD.period, OLD.issued_on) THEN
        RAISE EXCEPTION 'invoice % has been issued and cannot be changed', OLD.number
            USING HINT = 'Declare it void and issue another one.';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER invoice_keep_issued
    BEFORE UPDATE ON billing.invoice
    FOR EACH ROW EXECUTE FUNCTION billing.keep_issued_invoices();

CREATE PROCEDURE billing.summarise_usage(for_day date)
    LANGUAGE sql AS $$
    INSERT INTO billing.usage_summary (tenant_id, subscription_id, meter_key, day, amount)
    SELECT r.tenant_id, r.subscription_id, r.meter_key, for_day,
           CASE m.aggregation
               WHEN 'sum' THEN sum(r.amount)
               WHEN 'max' THEN max(r.amount)
               ELSE (array_agg(r.amount ORDER BY r.read_at DESC))[1]
           END
      FROM billing.usage_reading AS r
      JOIN billing.meter AS m ON m.key = r.meter_key
     WHERE r.read_at >= for_day
       AND r.read_at < for_day + 1
     GROUP BY r.tenant_id, r.subscription_id, r.meter_key, m.aggregation
    ON CONFLICT (tenant_id, subscription_id, meter_key, day)
        DO UPDATE SET amount = excluded.amount
$$;
COMMENT ON PROCEDURE billing.summarise_usage(date) IS 'May be run again for the same day';

-- Views -------------------------------------------------------------------------------------------

CREATE VIEW billing.invoice_total WITH (security_invoker = true) AS
    SELECT i.tenant_id,
           i.id AS invoice_id,
           i.number,
           i.currency,
           coalesce(sum(l.net), 0) AS net,
           coalesce(sum(round(l.net * coalesce(t.percent, 0) / 100, 2)), 0) AS tax
      FROM billing.invoice AS i
      LEFT JOIN billing.invoice_line AS l ON (l.tenant_id, l.invoice_id) = (i.tenant_id, i.id)
      LEFT JOIN billing.tax_rate AS t ON t.id = l.tax_rate_id
     GROUP BY i.tenant_id, i.id;

CREATE VIEW billing.allowance AS
    SELECT s.tenant_id,
           s.id AS subscription_id,
           f.feature_key,
           coalesce(o.allowance, f.allowance) AS allowance
      FROM billing.subscription AS s
      JOIN billing.plan_feature AS f ON f.plan_id = s.plan_id
      LEFT JOIN billing.subscription_override AS o
             ON (o.tenant_id, o.subscription_id, o.feature_key) = (s.tenant_id, s.id, f.feature_key)
     WHERE s.status IN ('trial', 'active', 'past_due');
COMMENT ON VIEW billing.allowance IS 'What each subscription includes, agreements with the tenant first';
