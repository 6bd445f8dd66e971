create function refuse_rewriting() returns trigger language plpgsql as $$
begin raise exception 'the chain is only ever added to'; end $$;;
create trigger change_is_only_added_to before update or delete or truncate on change
for each statement execute function refuse_rewriting();;
create function only_emptied() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.content is null and new.disposal is not null and new.salt = old.salt
     and new.seq = old.seq and new.practice_id = old.practice_id and old.content is not null then
    return new;
  end if;
  raise exception 'content is emptied by a disposal, never rewritten or removed';
end $$;;
create trigger content_is_only_emptied before update or delete on changecontent
for each row execute function only_emptied();;
create trigger content_is_never_truncated before truncate on changecontent
for each statement execute function refuse_rewriting();;
do $$
declare owned text;
begin
  for owned in select c.table_name from information_schema.columns c
      where c.table_schema = current_schema() and c.column_name = 'practice_id' and c.table_name <> 'link' loop
    execute 'alter table ' || quote_ident(owned) || ' enable row level security';
    execute 'alter table ' || quote_ident(owned) || ' force row level security';
    execute 'create policy own_practice on ' || quote_ident(owned)
      || $policy$ using (current_setting('duecare.practice', true) in (practice_id::text, '*'))$policy$;
  end loop;
end $$;;
