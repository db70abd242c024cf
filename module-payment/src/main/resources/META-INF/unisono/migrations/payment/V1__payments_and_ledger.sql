create table payment.payment (
    id           uuid primary key,
    placed_order uuid not null unique,
    currency     varchar(3) not null,
    amount       numeric(12, 2) not null check (amount > 0),
    booked_at    timestamptz not null
);

-- The ledger. A posting says that something happened; its entries say what moved between which accounts.
create table payment.posting (
    id        uuid primary key,
    payment   uuid not null unique references payment.payment,
    posted_at timestamptz not null
);

create table payment.entry (
    posting  uuid not null references payment.posting,
    account  text not null,
    currency varchar(3) not null,
    debit    numeric(12, 2) not null check (debit >= 0),
    credit   numeric(12, 2) not null check (credit >= 0),
    primary key (posting, account),
    check ((debit = 0) <> (credit = 0))
);

-- Double entry, kept by the database: at the commit every new posting has entries, and in each currency its debits
-- equal its credits.
create function payment.check_balance(checked uuid) returns void language plpgsql as $$
begin
    if not exists (select from payment.entry where posting = checked) then
        raise exception 'posting % has no entries', checked using errcode = 'check_violation';
    end if;
    if exists (select from payment.entry where posting = checked
                group by currency having sum(debit) <> sum(credit)) then
        raise exception 'posting % is not balanced', checked using errcode = 'check_violation';
    end if;
end $$;

create function payment.check_posting() returns trigger language plpgsql as $$
begin
    perform payment.check_balance(new.id);
    return null;
end $$;

create function payment.check_entry() returns trigger language plpgsql as $$
begin
    perform payment.check_balance(new.posting);
    return null;
end $$;

create constraint trigger posting_is_balanced after insert on payment.posting
    deferrable initially deferred for each row execute function payment.check_posting();

-- An entry that comes later, to a posting of another transaction, is checked as well.
create constraint trigger entry_is_balanced after insert on payment.entry
    deferrable initially deferred for each row execute function payment.check_entry();

create function payment.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'payments and their ledger are never changed: book a posting that reverses the wrong one'
        using errcode = 'restrict_violation';
end $$;

create trigger payment_is_final before update or delete or truncate on payment.payment
    for each statement execute function payment.refuse_change();

create trigger posting_is_final before update or delete or truncate on payment.posting
    for each statement execute function payment.refuse_change();

create trigger entry_is_final before update or delete or truncate on payment.entry
    for each statement execute function payment.refuse_change();
