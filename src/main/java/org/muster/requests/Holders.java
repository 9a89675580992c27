package org.muster.requests;

import org.muster.people.Chain;

/**
 * Who holds a request today. Whoever was chosen holds it while they act; then who stands in for
 * them, a colleague in the same post, who answers for the student, the working group. Never nobody.
 */
final class Holders {

  /**
   * Who acts in which post for which class today, as the beginning of a statement: {@code acting},
   * {@code charge} and {@code answering}. Takes {@code :institution} and {@code :today}.
   */
  static final String WITH =
      """
      with recursive acting as materialized (%s), charge as (
        select a.kind, a.unit_id, a.person_id, a.holder_id from acting a
         where a.kind in ('counsellor', 'chief_counsellor')
        union
        select c.kind, u.id, c.person_id, c.holder_id from charge c
          join people.unit u on u.institution_id = :institution and u.parent_id = c.unit_id
      ), answering as (%s), owned as (
        select r.id as request_id, s.post, m.unit_id, w.owner_id as answers,
               coalesce(
                 case r.state when 'back' then asker.id when 'done' then about.id end,
                 case when s.post in ('counsellor', 'chief_counsellor') then
                   (select c.person_id from charge c
                     where c.kind = s.post and c.unit_id = m.unit_id
                     order by c.person_id is not distinct from r.holder_id desc,
                              c.holder_id is not distinct from r.holder_id desc, c.person_id
                     limit 1)
                 else
                   (select a.person_id from acting a where a.kind = s.post
                     order by a.person_id is not distinct from r.holder_id desc,
                              a.holder_id is not distinct from r.holder_id desc, a.person_id
                     limit 1)
                 end,
                 w.owner_id,
                 (select a.person_id from acting a where a.kind = 'working_group'
                   order by a.person_id limit 1),
                 r.asker_id) as owner_id
          from requests.request r
          join requests.step s
            on s.institution_id = r.institution_id and s.request_id = r.id and s.n = r.step
          left join people.person asker on asker.institution_id = r.institution_id
            and asker.id = r.asker_id and asker.left_at is null
          left join people.person about on about.institution_id = r.institution_id
            and about.id = r.about_id and about.left_at is null
          left join people.membership m on m.institution_id = r.institution_id
            and m.person_id = r.about_id and m.to_at is null
          left join answering w on w.person_id = r.about_id
         where r.institution_id = :institution and r.closed_at is null)
      """
          .formatted(Chain.ACTING, Chain.ANSWERING);

  /**
   * The person acting in a step's post who has the least open requests, as SQL of one column. Takes
   * {@code :post} and {@code :about} beside the parameters of {@link Chain#ACTING}.
   */
  static final String CHOSEN =
      """
      with recursive acting as materialized (%s), charge as (
        select a.kind, a.unit_id, a.person_id from acting a
         where a.kind in ('counsellor', 'chief_counsellor')
        union
        select c.kind, u.id, c.person_id from charge c
          join people.unit u on u.institution_id = :institution and u.parent_id = c.unit_id),
      fit as (
        select a.person_id from acting a
         where a.kind = :post and a.kind not in ('counsellor', 'chief_counsellor')
        union
        select c.person_id from charge c
          join people.membership m on m.institution_id = :institution and m.unit_id = c.unit_id
           and m.person_id = :about and m.to_at is null
         where c.kind = :post)
      select f.person_id from fit f
        left join requests.request r on r.institution_id = :institution
         and r.holder_id = f.person_id and r.closed_at is null
       group by f.person_id order by count(r.id), f.person_id limit 1
      """
          .formatted(Chain.ACTING);

  private Holders() {}
}
