-- A shop: catalogue, prices in time, stock, customers, orders, payments, shipments.
-- A sample schema of Ermine, for PostgreSQL 15 and later. Apache-2.0.

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE SCHEMA catalogue;
COMMENT ON SCHEMA catalogue IS 'What is sold, and for how much';
CREATE SCHEMA warehouse;
COMMENT ON SCHEMA warehouse IS 'Where it lies, and how it gets to people';
CREATE SCHEMA sales;
COMMENT ON SCHEMA sales IS 'Who bought it, and who has paid';

-- Types -------------------------------------------------------------------------------------------

CREATE DOMAIN catalogue.sku AS text
    CHECK (VALUE ~ '^[A-Z0-9]{2,6}(-[A-Z0-9]{1,8}){1,4}$');
COMMENT ON DOMAIN catalogue.sku IS 'Stock keeping unit: blocks of capitals and digits';

CREATE DOMAIN sales.currency AS char(3) CHECK (VALUE ~ '^[A-Z]{3}$');
COMMENT ON DOMAIN sales.currency IS 'ISO 4217 code';

CREATE DOMAIN sales.amount AS numeric(12, 2) CHECK (VALUE >= 0);

CREATE TYPE sales.order_status AS ENUM ('open', 'placed', 'paid', 'shipped', 'completed', 'cancelled');
CREATE TYPE sales.payment_method AS ENUM ('card', 'transfer', 'invoice', 'voucher');
CREATE TYPE sales.payment_status AS ENUM ('pending', 'authorised', 'captured', 'failed', 'refunded');
CREATE TYPE warehouse.movement_reason AS ENUM ('receipt', 'sale', 'return', 'count', 'damage', 'transfer');

-- Catalogue ---------------------------------------------------------------------------------------

CREATE TABLE catalogue.category (
    id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    parent_id integer REFERENCES catalogue.category ON DELETE RESTRICT,
    name text NOT NULL,
    slug text NOT NULL UNIQUE,
    position integer NOT NULL DEFAULT 0,
    CHECK (parent_id <> id),
    UNIQUE NULLS NOT DISTINCT (parent_id, name)
);
COMMENT ON TABLE catalogue.category IS 'A tree; a product is in one or several categories';

CREATE TABLE catalogue.product (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL,
    description text NOT NULL DEFAULT '',
    attributes jsonb NOT NULL DEFAULT '{}',
    is_listed boolean NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    search tsvector NOT NULL GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', name), 'A')
        || setweight(to_tsvector('simple', description), 'B')
    ) STORED
);
COMMENT ON COLUMN catalogue.product.search IS 'Name before description, for full-text search';

CREATE INDEX product_search_idx ON catalogue.product USING gin (search);
CREATE INDEX product_attributes_idx ON catalogue.product USING gin (attributes jsonb_path_ops);
CREATE INDEX product_listed_idx ON catalogue.product (lower(name)) WHERE is_listed;

CREATE TABLE catalogue.product_category (
    product_id bigint NOT NULL REFERENCES catalogue.product ON DELETE CASCADE,
    category_id integer NOT NULL REFERENCES catalogue.category ON DELETE CASCADE,
    PRIMARY KEY (product_id, category_id)
);

CREATE INDEX product_category_category_id_idx ON catalogue.product_category (category_id);

CREATE TABLE catalogue.variant (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product_id bigint NOT NULL REFERENCES catalogue.product ON DELETE CASCADE,
    sku catalogue.sku NOT NULL UNIQUE,
    name text NOT NULL,
    weight_grams integer NOT NULL CHECK (weight_grams > 0),
    barcode text UNIQUE CHECK (barcode ~ '^[0-9]{8,14}$'),
    UNIQUE (product_id, name)
);
COMMENT ON TABLE catalogue.variant IS 'What can be put into a basket: one size, one colour';

CREATE TABLE catalogue.price (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    variant_id bigint NOT NULL REFERENCES catalogue.variant ON DELETE CASCADE,
    currency sales.currency NOT NULL,
    amount sales.amount NOT NULL,
    valid tstzrange NOT NULL DEFAULT tstzrange(now(), NULL) CHECK (NOT isempty(valid)),
    CONSTRAINT price_one_at_a_time
        EXCLUDE USING gist (variant_id WITH =, (currency::text) WITH =, valid WITH &&)
);
COMMENT ON TABLE catalogue.price IS 'Prices are never changed: a new one begins where the last one ends';

-- Customers ---------------------------------------------------------------------------------------

CREATE TABLE sales.customer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number text NOT NULL GENERATED ALWAYS AS ('C' || lpad(id::text, 8, '0')) STORED UNIQUE,
    name text NOT NULL,
    email text NOT NULL CHECK (position('@' IN email) > 1),
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE UNIQUE INDEX customer_email_key ON sales.customer (lower(email));

CREATE TABLE sales.address (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES sales.customer ON DELETE CASCADE,
    recipient text NOT NULL,
    lines text[] NOT NULL CHECK (cardinality(lines) BETWEEN 1 AND 4),
    postal_code text NOT NULL,
    city text NOT NULL,
    country char(2) NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
    is_default boolean NOT NULL DEFAULT false,
    -- Lets an order demand an address of its own customer.
    UNIQUE (customer_id, id)
);

CREATE UNIQUE INDEX address_default_key ON sales.address (customer_id) WHERE is_default;

-- Orders ------------------------------------------------------------------------------------------

CREATE SEQUENCE sales.order_number START WITH 100000;
COMMENT ON SEQUENCE sales.order_number IS 'Numbers that customers see; gaps are allowed';

CREATE TABLE sales."order" (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    number bigint NOT NULL DEFAULT nextval('sales.order_number') UNIQUE,
    customer_id bigint NOT NULL REFERENCES sales.customer ON DELETE RESTRICT,
    shipping_address_id bigint NOT NULL,
    billing_address_id bigint NOT NULL,
    currency sales.currency NOT NULL,
    status sales.order_status NOT NULL DEFAULT 'open',
    placed_at timestamptz,
    note text,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT order_shipping_address_fkey FOREIGN KEY (customer_id, shipping_address_id)
        REFERENCES sales.address (customer_id, id),
    CONSTRAINT order_billing_address_fkey FOREIGN KEY (customer_id, billing_address_id)
        REFERENCES sales.address (customer_id, id),
    CONSTRAINT order_placed_when_not_open CHECK (status IN ('open', 'cancelled') OR placed_at IS NOT NULL)
);

ALTER SEQUENCE sales.order_number OWNED BY sales."order".number;

CREATE INDEX order_customer_id_idx ON sales."order" (customer_id, created_at DESC);
CREATE INDEX order_unfinished_idx ON sales."order" (placed_at)
    WHERE status IN ('placed', 'paid');

CREATE TABLE sales.order_line (
    order_id bigint NOT NULL REFERENCES sales."order" ON DELETE CASCADE,
    position smallint NOT NULL CHECK (position > 0),
    variant_id bigint NOT NULL REFERENCES catalogue.variant ON DELETE RESTRICT,
    quantity integer NOT NULL CHECK (quantity > 0),
    unit_price sales.amount NOT NULL,
    discount sales.amount NOT NULL DEFAULT 0,
    total numeric(14, 2) NOT NULL GENERATED ALWAYS AS (quantity * unit_price - discount) STORED,
    PRIMARY KEY (order_id, position),
    CONSTRAINT order_line_discount_within_price CHECK (discount <= quantity * unit_price)
);
COMMENT ON COLUMN sales.order_line.unit_price IS 'The price on the day of the order, whatever becomes of it';

CREATE INDEX order_line_variant_id_idx ON sales.order_line (variant_id);

CREATE TABLE sales.payment (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id bigint NOT NULL REFERENCES sales."order" ON DELETE RESTRICT,
    method sales.payment_method NOT NULL,
    status sales.payment_status NOT NULL DEFAULT 'pending',
    amount sales.amount NOT NULL CHECK (amount > 0),
    provider_reference text,
    created_at timestamptz NOT NULL DEFAULT now(),
    captured_at timestamptz,
    CHECK ((status IN ('captured', 'refunded')) = (captured_at IS NOT NULL))
);

CREATE INDEX payment_order_id_idx ON sales.payment (order_id);
CREATE UNIQUE INDEX payment_provider_reference_key ON sales.payment (method, provider_reference)
    WHERE provider_reference IS NOT NULL;

-- Warehouse ---------------------------------------------------------------------------------------

CREATE TABLE warehouse.site (
    id smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code text NOT NULL UNIQUE CHECK (code ~ '^[A-Z]{3}[0-9]$'),
    name text NOT NULL,
    location point NOT NULL
);

CREATE TABLE warehouse.stock (
    site_id smallint NOT NULL REFERENCES warehouse.site ON DELETE RESTRICT,
    variant_id bigint NOT NULL REFERENCES catalogue.variant ON DELETE RESTRICT,
    on_hand integer NOT NULL DEFAULT 0 CHECK (on_hand >= 0),
    reserved integer NOT NULL DEFAULT 0,
    available integer NOT NULL GENERATED ALWAYS AS (on_hand - reserved) STORED,
    reorder_at integer CHECK (reorder_at >= 0),
    PRIMARY KEY (site_id, variant_id),
    CHECK (reserved BETWEEN 0 AND on_hand)
) WITH (fillfactor = 80);
COMMENT ON TABLE warehouse.stock IS 'Kept up to date by the movements below';

CREATE INDEX stock_variant_id_idx ON warehouse.stock (variant_id) INCLUDE (available);
CREATE INDEX stock_low_idx ON warehouse.stock (site_id) WHERE available <= reorder_at;

CREATE TABLE warehouse.movement (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    site_id smallint NOT NULL,
    variant_id bigint NOT NULL,
    quantity integer NOT NULL CHECK (quantity <> 0),
    reason warehouse.movement_reason NOT NULL,
    order_id bigint,
    order_position smallint,
    happened_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (site_id, variant_id) REFERENCES warehouse.stock ON DELETE RESTRICT,
    CONSTRAINT movement_order_line_fkey FOREIGN KEY (order_id, order_position)
        REFERENCES sales.order_line MATCH FULL ON DELETE RESTRICT,
    CONSTRAINT movement_sale_has_order CHECK ((reason IN ('sale', 'return')) = (order_id IS NOT NULL))
);

CREATE INDEX movement_stock_idx ON warehouse.movement (variant_id, site_id, happened_at);
CREATE INDEX movement_order_line_idx ON warehouse.movement (order_id, order_position);

CREATE TABLE warehouse.shipment (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id bigint NOT NULL REFERENCES sales."order" ON DELETE RESTRICT,
    site_id smallint NOT NULL REFERENCES warehouse.site ON DELETE RESTRICT,
    carrier text NOT NULL,
    tracking_code text,
    shipped_at timestamptz,
    delivered_at timestamptz,
    -- Lets a line of the shipment demand a line of the same order.
    UNIQUE (id, order_id),
    UNIQUE (carrier, tracking_code),
    CHECK (delivered_at >= shipped_at)
);

CREATE INDEX shipment_order_id_idx ON warehouse.shipment (order_id);
CREATE INDEX shipment_under_way_idx ON warehouse.shipment (shipped_at) WHERE delivered_at IS NULL;

CREATE TABLE warehouse.shipment_line (
    shipment_id bigint NOT NULL,
    order_id bigint NOT NULL,
    position smallint NOT NULL,
    quantity integer NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (shipment_id, position),
    FOREIGN KEY (shipment_id, order_id) REFERENCES warehouse.shipment (id, order_id) ON DELETE CASCADE,
    FOREIGN KEY (order_id, position) REFERENCES sales.order_line ON DELETE RESTRICT
);

CREATE INDEX shipment_line_order_line_idx ON warehouse.shipment_line (order_id, position);

-- Behaviour ---------------------------------------------------------------------------------------

CREATE FUNCTION warehouse.apply_movement() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    UPDATE warehouse.stock
       SET on_hand = on_hand + NEW.quantity
     WHERE site_id = NEW.site_id
       AND variant_id = NEW.variant_id;
    RETURN NULL;
END
$$;

CREATE TRIGGER movement_apply
    AFTER INSERT ON warehouse.movement
    FOR EACH ROW EXECUTE FUNCTION warehouse.apply_movement();

CREATE FUNCTION sales.total_of(order_id bigint) RETURNS numeric
    LANGUAGE sql STABLE
    RETURN (SELECT coalesce(sum(l.total), 0) FROM sales.order_line AS l WHERE l.order_id = total_of.order_id);
COMMENT ON FUNCTION sales.total_of(bigint) IS 'What an order costs, without shipping';

-- Views -------------------------------------------------------------------------------------------

CREATE VIEW catalogue.current_price AS
    SELECT p.variant_id, p.currency, p.amount
      FROM catalogue.price AS p
     WHERE p.valid @> now();

CREATE VIEW sales.order_balance AS
    SELECT o.id AS order_id,
           o.number,
           sales.total_of(o.id) AS total,
           coalesce(sum(p.amount) FILTER (WHERE p.status = 'captured'), 0) AS paid
      FROM sales."order" AS o
      LEFT JOIN sales.payment AS p ON p.order_id = o.id
     GROUP BY o.id;

CREATE MATERIALIZED VIEW sales.monthly_revenue AS
    SELECT date_trunc('month', o.placed_at AT TIME ZONE 'UTC') AS month,
           o.currency,
           sum(l.total) AS revenue,
           count(DISTINCT o.id) AS orders
      FROM sales."order" AS o
      JOIN sales.order_line AS l ON l.order_id = o.id
     WHERE o.status NOT IN ('open', 'cancelled')
     GROUP BY 1, 2
WITH NO DATA;

CREATE UNIQUE INDEX monthly_revenue_key ON sales.monthly_revenue (month, currency);
