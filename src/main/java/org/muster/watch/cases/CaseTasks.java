package org.muster.watch.cases;

import org.muster.people.Chain;
import org.muster.workbench.TaskSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What must be done about cases: a suspected one is judged within a day, a confirmed one is looked
 * at every day until its release, and an outbreak is closed when nobody is followed any more.
 */
@Configuration(proxyBeanMethods = false)
class CaseTasks {

  private record Open(String word, String open) implements TaskSource {}

  /** Whoever answers for the student; for one who is none, whoever answers for the outbreak. */
  private static final String CASES =
      """
      select c.id as subject, c.person_id as about, coalesce(a.owner_id, w.person_id) as owner,
             %%s as due_at, o.disease as what, '/cases/case/' || c.id as path
        from watch.case_now c
        join watch.outbreak o on o.institution_id = c.institution_id and o.id = c.outbreak_id
         and o.closed_at is null
        join people.institution i on i.id = c.institution_id
        join (%s) w on w.outbreak_id = o.id
        left join (%s) a on a.person_id = c.person_id
       where c.institution_id = :institution and c.state = '%%s'
      """
          .formatted(Outbreaks.OWNING, Chain.ANSWERING);

  @Bean
  TaskSource casesToJudge() {
    return new Open(
        "cases-judge", CASES.formatted("c.turned_at + interval '24 hours'", "suspected"));
  }

  /** By six in the evening of the day after somebody last looked, or after it was confirmed. */
  @Bean
  TaskSource casesToFollow() {
    return new Open(
        "cases-follow",
        CASES.formatted(
            """
            (((greatest(c.turned_at,
                        (select max(b.observed_at) from watch.observation b
                          where b.institution_id = c.institution_id and b.illness_id = c.id))
               at time zone i.zone)::date + 1) + time '18:00') at time zone i.zone\
            """,
            "confirmed"));
  }

  /** The day after the last contact was followed for the last time. */
  @Bean
  TaskSource outbreaksToClose() {
    return new Open(
        "cases-close",
        """
        select o.id as subject, null::uuid as about, w.person_id as owner,
               ((greatest((select max(k.until_on) from watch.contact_now k
                            where k.institution_id = o.institution_id and k.outbreak_id = o.id),
                          (greatest(o.opened_at,
                                    (select max(c.turned_at) from watch.case_now c
                                      where c.institution_id = o.institution_id
                                        and c.outbreak_id = o.id))
                           at time zone i.zone)::date + o.follow_days) + 1)
                + time '18:00') at time zone i.zone as due_at,
               o.disease as what, '/cases/' || o.id as path
          from watch.outbreak o
          join people.institution i on i.id = o.institution_id
          join (%s) w on w.outbreak_id = o.id
         where o.institution_id = :institution and o.closed_at is null
           and not exists (select from watch.case_now c
                            where c.institution_id = o.institution_id and c.outbreak_id = o.id
                              and c.state in ('suspected', 'confirmed'))
        """
            .formatted(Outbreaks.OWNING));
  }
}
