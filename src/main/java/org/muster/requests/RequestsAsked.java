package org.muster.requests;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.concurrent.atomic.DoubleAdder;
import org.muster.people.PostKind;
import org.muster.shared.CurrentInstitution;
import org.muster.workbench.Asked;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The time that requests take of those who decide them, and of those who answer or confirm.
 * Assumed, not measured: three minutes for each. What somebody asks of their own will is not asked
 * of them.
 */
@Component
class RequestsAsked implements Asked {

  private static final double EACH = 3;

  private final JdbcClient jdbc;

  RequestsAsked(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Minutes between(Instant from, Instant to) {
    var posts = new EnumMap<PostKind, Double>(PostKind.class);
    var students = new DoubleAdder();
    jdbc.sql(
            """
            select case when d.what in ('approved', 'refused', 'asked-back', 'done')
                        then s.post end, count(*)
              from requests.deed d
              join requests.step s on s.institution_id = d.institution_id
               and s.request_id = d.request_id and s.n = d.step
             where d.institution_id = :institution and d.at >= :from and d.at < :to
               and d.what in ('approved', 'refused', 'asked-back', 'done', 'answered', 'confirmed',
                              'contradicted')
             group by 1
            """)
        .param("institution", CurrentInstitution.get())
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .query(
            row -> {
              var post = row.getString(1);
              if (post == null) {
                students.add(EACH * row.getDouble(2));
              } else {
                posts.put(PostKind.of(post), EACH * row.getDouble(2));
              }
            });
    return new Minutes(students.sum(), posts);
  }
}
