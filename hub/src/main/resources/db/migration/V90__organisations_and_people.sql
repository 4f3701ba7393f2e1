-- A person works at exactly one organisation: an agency or an exchange. Its key is one text for both kinds.
alter table person alter column agency_id drop not null;
alter table person add column exchange_name text references exchange;
alter table person add constraint person_works_at_one_organisation check (num_nonnulls(agency_id, exchange_name) = 1);
alter table person add column organisation text not null
    generated always as (coalesce('agency:' || agency_id, 'exchange:' || exchange_name)) stored;
alter table person add column at_exchange boolean not null generated always as (exchange_name is not null) stored;
alter table person add constraint person_of_organisation unique (id, organisation);
alter table person add constraint person_at_exchange unique (id, at_exchange);

-- An exchange's roles are for an exchange's people, all others for an agency's.
alter table role_grant add column at_exchange boolean not null
    generated always as (role in ('exchange-officer', 'exchange-admin')) stored;
alter table role_grant add constraint role_fits_organisation
    foreign key (person_id, at_exchange) references person (id, at_exchange);

-- The steps a person's standing may take. What this table does not name cannot happen.
create table person_transition (
    step text not null,
    from_status text not null,
    to_status text not null check (to_status in
        ('INVITED', 'ACCEPTED', 'CALLED_BACK', 'ACTIVE', 'SUSPENDED', 'RECOVERING', 'LEFT', 'LAPSED')),
    primary key (step, from_status, to_status)
);

insert into person_transition (step, from_status, to_status) values
    ('INVITE', 'NEW', 'INVITED'), ('INVITE', 'LEFT', 'INVITED'), ('INVITE', 'LAPSED', 'INVITED'),
    ('ACCEPT', 'INVITED', 'ACCEPTED'),
    ('CALL_BACK', 'ACCEPTED', 'CALLED_BACK'),
    ('ENROL', 'CALLED_BACK', 'ACTIVE'),
    ('LAPSE', 'INVITED', 'LAPSED'), ('LAPSE', 'ACCEPTED', 'LAPSED'), ('LAPSE', 'CALLED_BACK', 'LAPSED'),
    ('SUSPEND', 'ACTIVE', 'SUSPENDED'), ('SUSPEND', 'RECOVERING', 'SUSPENDED'),
    ('LIFT', 'SUSPENDED', 'ACTIVE'),
    ('RECOVER', 'ACTIVE', 'RECOVERING'), ('RECOVER', 'RECOVERING', 'RECOVERING'),
    ('REGAIN', 'RECOVERING', 'ACTIVE'),
    ('LEAVE', 'ACTIVE', 'LEFT'), ('LEAVE', 'SUSPENDED', 'LEFT'), ('LEAVE', 'RECOVERING', 'LEFT');

-- People known before there was an enrolment are a demo's; they are the only ones that became active without one.
alter table person add column status text not null default 'NEW' check (status in
    ('NEW', 'INVITED', 'ACCEPTED', 'CALLED_BACK', 'ACTIVE', 'SUSPENDED', 'RECOVERING', 'LEFT', 'LAPSED'));
alter table person add column steps int not null default 0 check (steps >= 0);
alter table person add constraint person_new_until_the_first_step check ((status = 'NEW') = (steps = 0));

-- The numbers an organisation is called back on: entered by one person and confirmed by another before they count.
create table call_back_number (
    id uuid primary key,
    agency_id text references agency,
    exchange_name text references exchange,
    organisation text not null
        generated always as (coalesce('agency:' || agency_id, 'exchange:' || exchange_name)) stored,
    e164 text not null check (e164 ~ '^\+[1-9][0-9]{6,14}$'),
    label text not null check (length(label) between 1 and 100),
    entered_by text not null references person,
    entered_at timestamptz not null,
    confirmed_at timestamptz check (confirmed_at >= entered_at),
    approval_id uuid,
    withdrawn_at timestamptz,
    check (num_nonnulls(agency_id, exchange_name) = 1),
    unique (id, organisation)
);

create unique index call_back_number_once on call_back_number (organisation, e164) where withdrawn_at is null;
