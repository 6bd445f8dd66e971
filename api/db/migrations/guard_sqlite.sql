create trigger change_is_never_rewritten before update on change
begin select raise(abort, 'the chain is only ever added to'); end;;
create trigger change_is_never_removed before delete on change
begin select raise(abort, 'the chain is only ever added to'); end;;
create trigger content_is_never_removed before delete on changecontent
begin select raise(abort, 'content is emptied by a disposal, never removed'); end;;
create trigger content_is_only_emptied before update on changecontent
when not (new.content is null and new.disposal is not null and new.salt = old.salt and new.seq = old.seq
          and new.practice_id = old.practice_id and old.content is not null)
begin select raise(abort, 'content is emptied by a disposal, never rewritten'); end;;
create trigger change_is_never_replaced before insert on change
when exists (select 1 from change where practice_id = new.practice_id and seq = new.seq)
begin select raise(abort, 'the chain is only ever added to'); end;;
create trigger content_is_never_replaced before insert on changecontent
when exists (select 1 from changecontent where practice_id = new.practice_id and seq = new.seq)
begin select raise(abort, 'content is emptied by a disposal, never rewritten'); end;;
