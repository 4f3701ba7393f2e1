-- Who a lease was given to: a worker that has started anew takes what its predecessor was given back at once.
alter table mailbox_task add column lease_worker text check (length(lease_worker) <= 32);
alter table mailbox_task add check (lease_worker is null or lease_until is not null);
