-- Grounds in law are dated configuration: a change of the law is a new version with its first day.
create table legal_basis (
    code text primary key check (code ~ '^LB[1-9][0-9]{0,2}$')
);

create table legal_basis_version (
    code text not null references legal_basis,
    effective_from date not null,
    effective_to date check (effective_to >= effective_from),
    enabled boolean not null,
    title_ko text not null,
    title_en text not null,
    article text not null,
    document_type text not null,
    issuer text not null,
    attachments text[] not null,
    permits text[] not null check (permits <@ array['VERIFICATION', 'HOLD', 'SEIZURE', 'RELEASE', 'DATA']),
    maximum_hold_hours int check (maximum_hold_hours > 0),
    renewals int check (renewals >= 0),
    notice_rule text not null,
    jurisdiction text not null check (jurisdiction in ('KR', 'INTL')),
    primary key (code, effective_from)
);

create table legal_case (
    id text primary key check (length(id) between 1 and 64),
    agency_id text not null references agency,
    title text not null check (length(title) between 1 and 200),
    legal_basis text not null references legal_basis,
    purpose text not null check (length(purpose) between 1 and 500),
    status text not null default 'OPEN' check (status in ('OPEN', 'CLOSED')),
    ground_valid_from date not null,
    ground_valid_until date not null check (ground_valid_until >= ground_valid_from),
    opened_at timestamptz not null,
    opened_by text not null references person
);

create index legal_case_of_agency on legal_case (agency_id, opened_at desc, id);
