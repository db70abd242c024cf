-- What personal data in payloads is encrypted with: a key per subject, until it is destroyed. In a schema of its own, so
-- that backups of everything else can do without it: pg_dump --exclude-schema=unisono_keys.
create schema unisono_keys;

-- Of the subject only the SHA-256 of its tenant and id. A key that was destroyed leaves a row without a secret, which says
-- when and by whom; who comes back gets another one.
create table unisono_keys.subject_key (
    id        uuid primary key default gen_random_uuid(),
    subject   bytea not null check (length(subject) = 32),
    secret    bytea check (length(secret) = 32),
    made_at   timestamptz not null default clock_timestamp(),
    erased_at timestamptz,
    erased_by text,
    check ((secret is null) = (erased_at is not null))
);
create unique index subject_key_of on unisono_keys.subject_key (subject) where secret is not null;
create index subject_key_erased on unisono_keys.subject_key (subject) where secret is null;
