-- What the worker's role may not do though it may insert and update: see ops/sql/roles.sql. The owner's functions act as the owner.
create function acts_as_owner() returns boolean language sql stable set search_path = public, pg_temp as
$$ select pg_has_role(current_user, relowner, 'usage') from pg_class where oid = 'public.app_user'::regclass $$;

-- An edition and its parts and figures are written by one transaction, and nothing comes to it afterwards.
create function edition_is_frozen() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    if not acts_as_owner() and not exists (select from edition where id = new.edition_id and xmin = pg_current_xact_id()::xid) then
        raise exception 'edition % is frozen; nothing is added to it', new.edition_id using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger edition_is_frozen before insert on edition_part for each row execute function edition_is_frozen();
create trigger edition_is_frozen before insert on edition_figure for each row execute function edition_is_frozen();

-- What was handed over stays handed over, to whom and when; no delivery is forgotten.
create or replace function delivery_is_kept() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'delivery % is part of the ledger; it is not deleted', old.id;
    elsif old.state = 'sent' and new.state <> 'sent' then
        raise exception 'delivery % was sent; its state does not change any more', old.id;
    elsif old.state = 'sent' and new is distinct from old and not acts_as_owner() then
        raise exception 'delivery % was sent; its record does not change any more', old.id using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;

-- Two who add the first admin at once take turns: the second finds the first one's.
create or replace function app_user_add(new_name text, new_role text, new_team text, new_hash text, who text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if new_role = 'admin' then
        lock table app_user in share row exclusive mode;
    end if;
    if new_role = 'admin' and not is_owner() and exists (select from app_user where role = 'admin') then
        raise exception 'There is an admin already, and the role % may not make another. Run this verb as the role that owns the tables.',
            session_user using errcode = 'IW002';
    end if;
    insert into app_user (name, role, team, password_hash) values (new_name, new_role, new_team, new_hash);
    insert into audit (who, what) values (app_user_add.who, format('user %s added as %s', new_name, new_role));
end $$;
