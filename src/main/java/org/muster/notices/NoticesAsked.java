package org.muster.notices;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.concurrent.atomic.DoubleAdder;
import org.muster.people.Chain;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.shared.CurrentInstitution;
import org.muster.workbench.Asked;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The time to read messages. Assumed are 300 Chinese characters a minute, about what studies of
 * adults' silent reading find on paper, and five seconds to open each.
 */
@Component
class NoticesAsked implements Asked {

  private static final double PER_MINUTE = 300;
  private static final double OPENING_MINUTES = 5 / 60.0;

  private final JdbcClient jdbc;
  private final Institutions institutions;

  NoticesAsked(JdbcClient jdbc, Institutions institutions) {
    this.jdbc = jdbc;
    this.institutions = institutions;
  }

  @Override
  public Minutes between(Instant from, Instant to) {
    var posts = new EnumMap<PostKind, Double>(PostKind.class);
    var students = new DoubleAdder();
    jdbc.sql(
            """
            with told as (
              select d.person_id,
                     sum(:opening + length(n.title_zh || n.body_zh) / :speed) as minutes
                from notices.notice n
                join notices.delivery d
                  on d.institution_id = n.institution_id and d.notice_id = n.id
               where n.institution_id = :institution and n.at >= :from and n.at < :to
               group by d.person_id)
            select a.kind, sum(t.minutes) from told t
              join (select distinct kind, person_id from (%s) x) a on a.person_id = t.person_id
             group by a.kind
            union all
            select 'student', sum(t.minutes) from told t
              join people.student p on p.institution_id = :institution and p.id = t.person_id
            """
                .formatted(Chain.ACTING))
        .param("institution", CurrentInstitution.get())
        .param("today", institutions.today())
        .param("opening", OPENING_MINUTES)
        .param("speed", PER_MINUTE)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .query(
            row -> {
              if (row.getString(1).equals("student")) {
                students.add(row.getDouble(2));
              } else {
                posts.put(PostKind.of(row.getString(1)), row.getDouble(2));
              }
            });
    return new Minutes(students.sum(), posts);
  }
}
