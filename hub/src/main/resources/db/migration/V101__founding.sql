-- A hub's first people: named at the server's console, each left with a one-time token for their first key. Nobody could invite
-- them. Once anybody has taken any other step, nobody is a founder any more.
alter table one_time_token alter column issued_by drop not null;
alter table one_time_token add constraint one_time_token_of_the_console
    check (issued_by is not null or purpose = 'RECOVERY');

insert into person_transition (step, from_status, to_status) values ('FOUND', 'NEW', 'RECOVERING');

create function refuse_late_founding() returns trigger language plpgsql as $$
begin
    if new.step = 'FOUND' and exists (select from person_step where step <> 'FOUND') then
        raise exception 'a hub is founded once' using errcode = '23514';
    end if;
    return new;
end $$;

create trigger person_step_founded_once before insert on person_step
    for each row execute function refuse_late_founding();
