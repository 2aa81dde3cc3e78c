-- One mailbox gets one mail of an edition, unless those who read it share it knowingly.
alter table recipient add shared boolean not null default false;

-- Withdrawn: planned for somebody who gets no reports any more. It needs nobody's decision.
alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check
    check (state in ('pending', 'claimed', 'handing-off', 'sent', 'rejected', 'unknown', 'held', 'withdrawn'));

-- What the worker's role may not do by itself goes through these, which run as the tables' owner, check, and write the audit in
-- the same transaction: see ops/sql/roles.sql. Nobody else may call them.

create function is_owner() returns boolean language sql stable as
$$ select pg_has_role(session_user, relowner, 'usage') from pg_class where oid = 'public.app_user'::regclass $$;

-- Once there is an admin, only the owner makes another one, or gives one a new password.
create function app_user_add(new_name text, new_role text, new_team text, new_hash text, who text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if new_role = 'admin' and not is_owner() and exists (select from app_user where role = 'admin') then
        raise exception 'There is an admin already, and the role % may not make another. Run this verb as the role that owns the tables.', session_user
            using errcode = 'IW002';
    end if;
    insert into app_user (name, role, team, password_hash) values (new_name, new_role, new_team, new_hash);
    insert into audit (who, what) values (app_user_add.who, format('user %s added as %s', new_name, new_role));
end $$;

create function app_user_password(of_name text, new_hash text, who text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not is_owner() and exists (select from app_user where name = of_name and role = 'admin') then
        raise exception '% is an admin, and the role % may not give an admin a new password. Run this verb as the role that owns the tables.', of_name, session_user
            using errcode = 'IW002';
    end if;
    update app_user set password_hash = new_hash, failed_attempts = 0, locked_until = null where name = of_name;
    if not found then
        return false;
    end if;
    insert into audit (who, what) values (app_user_password.who, format('password of %s set', of_name));
    return true;
end $$;

-- A delivery keeps its bytes. One that never had any gets them once its recipient's address is mended.
create function delivery_compose(of_message text, new_address text, new_mime bytea, patience interval) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    filled integer;
begin
    update delivery set address = new_address, mime = new_mime, sha256 = pg_catalog.sha256(new_mime), state = 'pending',
            next_attempt_at = now(), give_up_at = now() + patience, last_error = null
        where message_id = of_message and mime is null and new_mime is not null;
    get diagnostics filled = row_count;
    if filled > 0 then
        insert into audit (who, what) select session_user, format('delivery %s: composed, its recipient can get mail now', id) from delivery where message_id = of_message;
    end if;
    return filled;
end $$;

-- The content of what was sent goes after its time, never before a month; the ledger keeps that it was sent, and its hash.
create function delivery_forget(sent_before timestamptz) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    forgotten integer;
begin
    update delivery set mime = '', address = '', sent_to = null, reply = null
        where state = 'sent' and sent_at < least(sent_before, now() - interval '30 days') and address <> '';
    get diagnostics forgotten = row_count;
    if forgotten > 0 then
        insert into audit (who, what) values (session_user, format('content of %s sent messages from before %s removed', forgotten, sent_before::date));
    end if;
    return forgotten;
end $$;

revoke all on function is_owner(), app_user_add(text, text, text, text, text), app_user_password(text, text, text),
    delivery_compose(text, text, bytea, interval), delivery_forget(timestamptz) from public;
