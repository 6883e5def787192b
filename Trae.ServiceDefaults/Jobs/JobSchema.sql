-- The durable jobs (DESIGN section 4). The API's first migration runs this text; later changes are migrations of their own.

create sequence job_tokens;

create table jobs (
    id uuid primary key,

    -- Grows along every dependency: whoever locks several jobs locks them in this order, so no two ever wait for each other.
    number bigint generated always as identity,

    workspace_id uuid not null,
    group_id uuid not null,
    unique_key text not null,
    kind text not null,
    payload jsonb not null,
    scene integer,
    priority integer not null default 0,

    state text not null check (state in ('blocked', 'ready', 'running', 'succeeded', 'failed', 'cancelled')),

    -- How many of its dependencies have not succeeded; a blocked job becomes ready when this reaches zero.
    waiting_on integer not null default 0 check (waiting_on >= 0),

    attempts integer not null default 0,
    max_attempts integer not null check (max_attempts > 0),
    run_at timestamptz not null default now(),

    -- The lease of the running attempt. The token stays when the attempt has ended, so a repeated completion is recognised.
    owner text,
    token bigint,
    lease_until timestamptz,

    stage text,
    progress double precision not null default 0,
    cancel_requested boolean not null default false,
    error_code text,
    error text,

    -- Whether a message for this ready job has been sent to the bus, where there is one.
    announced boolean not null default false,

    traceparent text,
    created_at timestamptz not null default now(),
    started_at timestamptz,
    finished_at timestamptz,

    unique (workspace_id, unique_key),
    check (state <> 'blocked' or waiting_on > 0),
    check ((state = 'running') = (lease_until is not null))
);

create index jobs_ready on jobs (kind, run_at) where state = 'ready';
create index jobs_running on jobs (workspace_id) where state = 'running';
create index jobs_leases on jobs (lease_until) where state = 'running';
create index jobs_unannounced on jobs (number) where state = 'ready' and not announced;
create index jobs_served on jobs (workspace_id, started_at);
create index jobs_group on jobs (group_id, number);

create table job_dependencies (
    job_id uuid not null references jobs on delete cascade,
    depends_on uuid not null references jobs on delete cascade,
    primary key (job_id, depends_on),
    check (job_id <> depends_on)
);

create index job_dependents on job_dependencies (depends_on);
