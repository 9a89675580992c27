package org.muster.bench;

import java.util.UUID;

/** Two years of history for everybody in a counsellor's charge. */
final class TwoYears {

  private TwoYears() {}

  /** A report a day, a call a week, a request a month, on a list twice a year. */
  static String of(UUID institution, UUID round) {
    return """
    create temporary table charge as
    select m.person_id as id, m.unit_id from people.membership m
      join people.post p on p.institution_id = m.institution_id and p.unit_id = m.unit_id
        and p.kind = 'counsellor';
    create temporary table day as
    select n, gen_random_uuid() as id from generate_series(1, 730) n;
    insert into rounds.round (institution_id, id, name, day, form_id, form_code, audience,
                              opens_at, due_at, opened_at, revision, closed_at, created_at)
    select '%1$s', d.id, 'daily', current_date - d.n, r.form_id, r.form_code, '{}',
           now() - (d.n + 1) * interval '1 day', now() - d.n * interval '1 day',
           now() - (d.n + 1) * interval '1 day', 1, now() - d.n * interval '1 day', now()
      from day d, rounds.round r where r.id = '%2$s';
    create temporary table report as
    select c.id as person, c.unit_id, d.id as round, d.n, gen_random_uuid() as id
      from charge c, day d;
    insert into rounds.report (institution_id, person_id, id, round_id, submission, answers, via,
                               same, flags, reported_at)
    select '%1$s', person, id, round, 'y', '{"temperature": 36.5}', 'self', true,
           case when n %% 60 = 0 then array['fever'] else '{}' end, now() - n * interval '1 day'
      from report;
    insert into rounds.roll (institution_id, round_id, person_id, unit_id, state, report_id,
                             state_at, sealed_at)
    select '%1$s', round, person, unit_id, 'reported', id, now() - n * interval '1 day',
           now() - n * interval '1 day' from report;
    insert into calls.attempt (institution_id, person_id, id, cause, subject, whom, means,
                               outcome, seconds, by_name, at, submission)
    select '%1$s', c.id, gen_random_uuid(), 'missing', c.id, 'self', 'phone', 'reached_well',
           200, '王老师', now() - n * interval '7 days', c.id || '-' || n
      from charge c, generate_series(1, 104) n;
    create temporary table asked as
    select c.id as person, gen_random_uuid() as id, n from charge c, generate_series(1, 24) n;
    insert into requests.request (institution_id, id, type, name_zh, form_id, asker_id,
                                  asker_name, about_id, answers, step, state, due_at, confirms,
                                  low_risk, at, state_at, closed_at)
    select '%1$s', a.id, 'repair', '报修', r.form_id, a.person, '试', a.person, '', 1, 'closed',
           t, true, true, t, t, t
      from asked a, rounds.round r, lateral (select now() - a.n * interval '30 days' as t) x
     where r.id = '%2$s';
    insert into requests.deed (institution_id, request_id, id, about_id, at, by_name, step, what)
    select '%1$s', id, gen_random_uuid(), person, now() - n * interval '30 days', '试', 1, what
      from asked, unnest(array['asked', 'done', 'confirmed']) what;
    insert into watch.entry (institution_id, person_id, id, list_id, criteria, layer, entered_at,
                             held_on, ended_at)
    select '%1$s', c.id, gen_random_uuid(), l.id, l.criteria, l.layer,
           now() - n * interval '180 days', current_date - n * 180 + 3,
           now() - n * interval '180 days' + interval '3 days'
      from charge c, generate_series(1, 4) n, (select * from watch.list limit 1) l;
    """
        .formatted(institution, round);
  }
}
