-- A session is known to the server: its cookie holds a key, this table the key's hash, so that ending it ends it in every browser.
create table app_session (
    key bytea primary key,
    -- Null: signed in by single sign-on, with role and team from there.
    user_id integer references app_user (id) on delete cascade,
    name text not null,
    role text not null check (role in ('viewer', 'supervisor', 'manager', 'operator', 'admin')),
    team text,
    began_at timestamptz not null default now(),
    ends_at timestamptz not null
);
create index app_session_name on app_session (name);

-- What a session rests on changes: it ends, however it was changed.
create function app_user_sessions_end() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    delete from app_session where user_id = new.id;
    return null;
end $$;
create trigger app_user_sessions_end after update of password_hash, role, team on app_user
    for each row execute function app_user_sessions_end();

-- There is always an admin. Of two who take the last two away at once, the second finds one left.
create function app_user_remove(of_name text, who text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    lock table app_user in share row exclusive mode;
    if exists (select from app_user where name = of_name and role = 'admin') then
        if not is_owner() then
            raise exception '% is an admin, and the role % may not remove one. Do this as the role that owns the tables.', of_name, session_user
                using errcode = 'IW002';
        elsif not exists (select from app_user where name <> of_name and role = 'admin') then
            raise exception '% is the last admin and stays: add another one first.', of_name using errcode = 'IW002';
        end if;
    end if;
    delete from app_user where name = of_name;
    if not found then
        return false;
    end if;
    insert into audit (who, what) values (app_user_remove.who, format('user %s removed', of_name));
    return true;
end $$;

create function app_user_change(of_name text, new_role text, new_team text, who text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    lock table app_user in share row exclusive mode;
    if not is_owner() and (new_role = 'admin' or exists (select from app_user where name = of_name and role = 'admin')) then
        raise exception 'The role % may not make an admin or change one. Do this as the role that owns the tables.', session_user
            using errcode = 'IW002';
    elsif new_role <> 'admin' and exists (select from app_user where name = of_name and role = 'admin')
        and not exists (select from app_user where name <> of_name and role = 'admin') then
        raise exception '% is the last admin and stays one: add another one first.', of_name using errcode = 'IW002';
    end if;
    update app_user set role = new_role, team = new_team where name = of_name;
    if not found then
        return false;
    end if;
    insert into audit (who, what) values (app_user_change.who,
        format('user %s is now %s%s', of_name, new_role, coalesce(' of ' || new_team, '')));
    return true;
end $$;

revoke all on function app_user_remove(text, text), app_user_change(text, text, text, text) from public;
