-- When somebody last did something with a session, and when its holder last proved who they are.
alter table session add column last_seen_at timestamptz;
alter table session add column proved_at timestamptz;
update session set last_seen_at = issued_at, proved_at = issued_at;
alter table session alter column last_seen_at set not null;
alter table session alter column proved_at set not null;
