-- No row holds a day that cannot be counted on from: an order promised for 9999-12-31 ended every later measuring. What is there
-- already goes to the quarantine by its table and column, and the days that it was booked to are measured again; from here on the
-- columns themselves refuse such days, "infinity" among them.
do $$
declare
    fact record;
    wrong text;
    reasons text;
    days text;
    first_day constant text := '''1900-01-01''';
    last_day constant text := '''2199-12-31''';
begin
    for fact in
        select c.table_name as name, array_agg(c.column_name::text order by c.ordinal_position) as columns,
            bool_or(c.column_name = 'from_day') as is_span,
            array_agg(c.data_type = 'date' order by c.ordinal_position) as are_days
        from information_schema.columns c
        join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
        where c.table_schema = current_schema() and c.data_type in ('date', 'timestamp with time zone')
            and c.table_name not in ('ingest_run', 'source_file', 'call_back')
            and exists (select from information_schema.columns k where k.table_schema = c.table_schema and k.table_name = c.table_name and k.column_name = 'source_id')
        group by c.table_name
    loop
        -- A time may stand a day beyond its local day.
        select string_agg(format(case when is_day then 'coalesce(%1$I not between date %2$s and date %3$s, false)'
                    else 'coalesce(%1$I not between timestamptz ''1899-12-31Z'' and timestamptz ''2200-01-02Z'', false)' end, name, first_day, last_day), ' or '),
            string_agg(format(case when is_day then 'case when %1$I not between date %2$s and date %3$s then ''%1$s '' || %1$I end'
                    else 'case when %1$I not between timestamptz ''1899-12-31Z'' and timestamptz ''2200-01-02Z'' then ''%1$s '' || %1$I end' end, name, first_day, last_day), ', '),
            string_agg(case when is_day then quote_ident(name) end, ', ')
        into wrong, reasons, days
        from unnest(fact.columns, fact.are_days) as own (name, is_day);

        if days is not null then
            execute format('insert into touched_day (day) select distinct booked from %I f, unnest(array[%s]) as booked where (%s) and booked between date %s and date %s on conflict do nothing',
                fact.name, days, wrong, first_day, last_day);
        end if;
        if fact.is_span then
            execute format('insert into touched_day (day) select day from measured_day where day >= (select min(from_day) from %I where %s) on conflict do nothing', fact.name, wrong);
        end if;
        execute format(
            'insert into quarantine (run_id, line, raw, reason)
             select (select max(id) from ingest_run r where r.source_id = f.source_id), 0, '''',
                concat_ws('', '', %s) || '' is outside %s to %s: the upgrade took the row out of %s. Put it right where it comes from and import it again''
             from %I f where (%s) and exists (select from ingest_run r where r.source_id = f.source_id)',
            reasons, trim(both '''' from first_day), trim(both '''' from last_day), fact.name, fact.name, wrong);
        if fact.name = 'customer_order' then
            execute format('delete from order_line where (source_id, order_id) in (select source_id, order_id from customer_order where %s)', wrong);
        end if;
        execute format('delete from %I where %s', fact.name, wrong);
        execute format('alter table %I add constraint %I check (not (%s))', fact.name, fact.name || '_days_in_bounds', wrong);
    end loop;
end $$;

delete from touched_day where day not between '1900-01-01' and '2200-01-31';
delete from measure_value where day not between '1900-01-01' and '2200-12-31';
delete from measure_spread where day not between '1900-01-01' and '2200-12-31';
delete from measured_day where day not between '1900-01-01' and '2200-12-31';

-- The days that a run's rows speak of, where it read a table, and whether so many of its rows were rejected that their figures are
-- not final.
alter table ingest_run
    add column first_day date,
    add column last_day date,
    add column partly_read boolean not null default false;
