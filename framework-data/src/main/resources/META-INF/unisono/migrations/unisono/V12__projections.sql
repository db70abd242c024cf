-- Read models that are folded from the log. docs/decisions/0018-projections.md says why it is so.

-- What is folded. inline: emitters fold it in their own transactions now, and nobody else folds its live generation.
create table unisono.projection (
    name          text primary key,
    module        text not null,
    events        text[] not null,
    tables        text[] not null,
    -- As the last node that started says it.
    version       integer not null,
    inline        boolean not null default false,
    paused        boolean not null default false,
    -- The last number given to a generation. None is given twice.
    generations   integer not null default 1,
    registered_at timestamptz not null default clock_timestamp(),
    seen_at       timestamptz not null default clock_timestamp()
);

-- One way of its tables through the log. The live one has the names that readers know; the tables of the others have
-- their number behind a tilde. How it is parted is fixed when it begins.
create table unisono.projection_generation (
    projection     text not null references unisono.projection on delete cascade,
    generation     integer not null,
    state          text not null check (state in ('live', 'building', 'old')),
    version        integer not null,
    events         text[] not null,
    partitions     integer not null,
    partition_key  text not null check (partition_key in ('event', 'tenant')),
    began_at       timestamptz not null default clock_timestamp(),
    primary key (projection, generation)
);
create unique index projection_one_live on unisono.projection_generation (projection) where state = 'live';
create unique index projection_one_building on unisono.projection_generation (projection) where state = 'building';

-- How far a part of the keys is. Whoever folds holds its row locked until the commit, which moves it on together with what
-- was folded: the lock is the lease, and ends with its connection. error: it stands still there until somebody resumes.
create table unisono.projection_part (
    projection text not null,
    generation integer not null,
    part       integer not null,
    position   bigint not null default 0,
    folded     bigint not null default 0,
    moved_at   timestamptz not null default clock_timestamp(),
    failed_at  bigint,
    failed_key text,
    error      text,
    primary key (projection, generation, part),
    foreign key (projection, generation) references unisono.projection_generation on delete cascade
) with (fillfactor = 50);

-- Events that a projection could not fold, and those of the same key that wait behind them. Nothing of a payload is here.
create table unisono.projection_aside (
    projection text not null,
    generation integer not null,
    position   bigint not null,
    part       integer not null,
    event      text not null,
    version    integer not null,
    key        text,
    reason     text not null check (reason in ('newer', 'unreadable', 'skipped', 'behind')),
    error      text,
    at         timestamptz not null default clock_timestamp(),
    primary key (projection, generation, position),
    foreign key (projection, generation) references unisono.projection_generation on delete cascade
);
create index projection_aside_key on unisono.projection_aside (projection, generation, key);

-- Takes a part for the transaction that calls it, unless somebody else has it, it stands still, or the projection is held:
-- an operation that needs all of it at one position holds this advisory lock alone. The lock comes first, and in a
-- statement of its own, so that what is read next is newer than what a holder has changed. held: the caller is the holder,
-- and may fold what nobody else does.
create function unisono.take_projection(whose text, which integer, number integer, knows integer, held boolean)
    returns table ("position" bigint, horizon bigint, live boolean, asides boolean, partitions integer,
                   partition_key text) language plpgsql as $$
begin
    if not pg_try_advisory_xact_lock_shared(21839, hashtext(whose)) then
        return;
    end if;
    select p.position, g.state = 'live', g.partitions, g.partition_key into position, live, partitions, partition_key
      from unisono.projection_part p
      join unisono.projection_generation g on g.projection = p.projection and g.generation = p.generation
      join unisono.projection j on j.name = p.projection
     where p.projection = whose and p.generation = which and p.part = number
       and p.error is null and g.version <= knows
       and (held or not j.paused and g.state <> 'old' and not (j.inline and g.state = 'live'))
       for update of p skip locked;
    if found then
        asides := exists (select from unisono.projection_aside a where a.projection = whose and a.generation = which);
        horizon := unisono.horizon();
        return next;
    end if;
end $$;

-- Why a table could not take the place of another under its name without anybody noticing.
create function unisono.shadow_obstacles(original regclass) returns setof text language sql as $$
    select 'it is partitioned or no table' from pg_class where oid = original and relkind <> 'r'
    union all
    select 'row security is on' from pg_class where oid = original and relrowsecurity
    union all
    select format('the foreign key %I', conname) from pg_constraint
     where contype = 'f' and original in (conrelid, confrelid)
    union all
    select format('the trigger %I', tgname) from pg_trigger where tgrelid = original and not tgisinternal
    union all
    select distinct format('the view %s', r.ev_class::regclass)
      from pg_depend d join pg_rewrite r on r.oid = d.objid
     where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass and d.refobjid = original
       and r.ev_class <> original
    union all
    select format('the sequence %s, which belongs to it', d.objid::regclass)
      from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S'
     where d.classid = 'pg_class'::regclass and d.refobjid = original and d.deptype = 'a'
$$;

-- Makes an empty table like another, with the same rights.
create function unisono.make_shadow(original regclass, shadow text) returns void language plpgsql as $$
declare
    command text;
begin
    execute format('create table %s (like %s including all)', shadow, original);
    for command in
        select format('grant %s on %s to %s%s', a.privilege_type, shadow,
                      case when a.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(a.grantee)) end,
                      case when a.is_grantable then ' with grant option' else '' end)
          from pg_class c, aclexplode(c.relacl) a
         where c.oid = original and a.grantee <> c.relowner
    loop
        execute command;
    end loop;
end $$;
