package org.muster.bench;

import java.util.UUID;

/** A chain over everybody, and what everybody said each day for years, as statements. */
final class YearsOfReports {

  private YearsOfReports() {}

  /** A counsellor to every six classes, a chief to every college, a leader to every class. */
  static String chain(UUID institution) {
    return """
    create schema bench;
    create table bench.class as
    select id, row_number() over (order by id) - 1 as n from people.unit
     where institution_id = '%1$s' and kind = 'class';
    create table bench.counsellor as
    select uuidv7() as id, n from generate_series(0, (select max(n) / 6 from bench.class)) n;
    insert into people.person (institution_id, id, number, kind, name, initials, joined_at)
    select '%1$s', id, 'T' || lpad(n::text, 6, '0'), 'staff', '师' || n, 's', now()
      from bench.counsellor;
    insert into people.post (institution_id, id, person_id, kind, unit_id, from_on)
    select '%1$s', uuidv7(), t.id, 'counsellor', c.id, current_date - 800
      from bench.class c join bench.counsellor t on t.n = c.n / 6
    on conflict do nothing;
    insert into people.post (institution_id, id, person_id, kind, unit_id, from_on)
    select distinct on (m.unit_id) '%1$s'::uuid, uuidv7(), m.person_id, 'class_leader', m.unit_id,
           current_date - 800
      from people.membership m where m.institution_id = '%1$s' order by m.unit_id, m.person_id
    on conflict do nothing;
    """
        .formatted(institution);
  }

  /** The rounds of the last days, closed; their ids are of the days they were made on. */
  static String rounds(UUID institution, UUID today, int days) {
    return """
    create table bench.who as
    select m.person_id as id, m.unit_id, r.place_id from people.membership m
      left join people.residence r
        on r.institution_id = m.institution_id and r.person_id = m.person_id
     where m.institution_id = '%1$s';
    create table bench.day as
    select n, uuidv7(-n * interval '1 day') as id, now() - n * interval '1 day' as at
      from generate_series(1, %3$d) n;
    insert into rounds.round (institution_id, id, name, day, form_id, form_code, audience,
                              opens_at, due_at, opened_at, revision, closed_at, created_at)
    select '%1$s', d.id, r.name, r.day - d.n, r.form_id, r.form_code, r.audience,
           r.opens_at - d.n * interval '1 day', r.due_at - d.n * interval '1 day',
           r.opened_at - d.n * interval '1 day', r.revision, d.at, d.at
      from bench.day d, rounds.round r where r.institution_id = '%1$s' and r.id = '%2$s';
    """
        .formatted(institution, today, days);
  }

  /** What of twenty nineteen said by the middle of today's morning. */
  static String morning(UUID institution, UUID round) {
    return """
    insert into rounds.report (institution_id, person_id, id, round_id, submission, answers, via,
                               same, flags, reported_at)
    select '%1$s', w.id, md5(w.id::text || 't')::uuid, '%2$s', 't',
           '{"health": "well", "temperature": 36.5, "place": "在校"}', 'self', true, '{}', now()
      from bench.who w where abs(hashtext(w.id::text)) %% 20 <> 0;
    update rounds.roll r set state = 'reported', report_id = d.id, state_at = d.reported_at
      from rounds.report d
     where r.institution_id = '%1$s' and r.round_id = '%2$s' and d.institution_id = '%1$s'
       and d.round_id = '%2$s' and d.person_id = r.person_id;
    """
        .formatted(institution, round);
  }

  /** What everybody said in the so-manieth thirty days, and where it left them. */
  static String month(UUID institution, int month) {
    return """
    set synchronous_commit = off;
    insert into rounds.report (institution_id, person_id, id, round_id, submission, answers, via,
                               same, by_name, flags, reported_at)
    select '%1$s', w.id, md5(w.id::text || d.n)::uuid, d.id, 'y',
           '{"health": "well", "temperature": 36.5, "place": "在校"}',
           case h when 1 then 'phone' else 'self' end, true, case h when 1 then '师' end,
           case h when 3 then array['fever'] else '{}' end, d.at
      from bench.who w cross join bench.day d
     cross join lateral (select abs(hashtext(w.id::text || d.n)) %% 400 as h offset 0) x
     where (d.n - 1) / 30 = %2$d and h not in (0, 2);
    insert into rounds.roll (institution_id, round_id, person_id, unit_id, place_id, state,
                             report_id, state_at, sealed_at)
    select '%1$s', d.id, w.id, w.unit_id, w.place_id,
           case h when 0 then 'excused' when 1 then 'proxy' when 2 then 'unreachable'
                  else 'reported' end::rounds.state,
           case when h not in (0, 2) then md5(w.id::text || d.n)::uuid end, d.at, d.at
      from bench.day d cross join bench.who w
     cross join lateral (select abs(hashtext(w.id::text || d.n)) %% 400 as h offset 0) x
     where (d.n - 1) / 30 = %2$d;
    """
        .formatted(institution, month);
  }

  /** The university's signature under each, over what was just written. */
  static String closures(UUID institution) {
    return """
    insert into rounds.closure (institution_id, seq, id, round_id, unit_id, level, roll, reported,
                                proxy, excused, unreachable, unsigned, by_name, at, content_hash,
                                previous_hash, hash)
    select '%1$s', row_number() over (order by d.n desc), uuidv7(), d.id, u.id, 'university',
           c.roll, c.reported, c.proxy, c.excused, c.unreachable, '{}', '师', d.at,
           sha256(d.id::text::bytea), sha256(d.id::text::bytea), sha256(d.id::text::bytea)
      from bench.day d
      join people.unit u on u.institution_id = '%1$s' and u.kind = 'university'
      join lateral (
        select count(*) as roll, count(*) filter (where state = 'reported') as reported,
               count(*) filter (where state = 'proxy') as proxy,
               count(*) filter (where state = 'excused') as excused,
               count(*) filter (where state = 'unreachable') as unreachable
          from rounds.roll r where r.institution_id = '%1$s' and r.round_id = d.id) c on true;
    """
        .formatted(institution);
  }

  /** Three calls a month to everybody, for a year. */
  static String attempts(UUID institution) {
    return """
    insert into calls.attempt (institution_id, person_id, id, cause, subject, whom, means,
                               outcome, seconds, by_name, at, submission)
    select '%1$s', w.id, uuidv7(), 'missing', w.id, 'self', 'phone', 'reached_well',
           200, '师', now() - n * interval '10 days', w.id || '-' || n
      from bench.who w, generate_series(1, 36) n;
    """
        .formatted(institution);
  }
}
