-- What was booked before there was a gateway was booked from sales to cash at once: it counts as captured, and the gateway
-- is never asked for it. The default says so of the old rows without touching one; new rows have to say.
alter table payment.posting add column kind text not null default 'paid';
alter table payment.posting alter column kind drop default;
alter table payment.posting add constraint posting_kind_is_known
    check (kind in ('booked', 'captured', 'declined', 'voided', 'refunded', 'paid'));

-- Each kind once per payment, and one of those that settle it: whatever is done twice, or at once, money moves once.
alter table payment.posting drop constraint posting_payment_key;
create unique index posting_once on payment.posting (payment, kind);
create unique index posting_settles_once on payment.posting (payment)
    where kind in ('captured', 'declined', 'voided', 'paid');
