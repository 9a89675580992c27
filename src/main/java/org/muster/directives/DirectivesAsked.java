package org.muster.directives;

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
 * What directives ask of those who received them. Assumed, not measured: a document is studied in
 * ten minutes, something is done in twenty, evidence takes five more, and a figure that has to be
 * found takes three; one that Muster holds takes nothing.
 */
@Component
class DirectivesAsked implements Asked {

  private static final double STUDY = 10;
  private static final double DEED = 20;
  private static final double EVIDENCE = 5;
  private static final double FIGURE = 3;

  private final JdbcClient jdbc;

  DirectivesAsked(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Minutes between(Instant from, Instant to) {
    var posts = new EnumMap<PostKind, Double>(PostKind.class);
    var students = new DoubleAdder();
    jdbc.sql(
            """
            select r.post, sum(i.minutes * r.people)
              from directives.directive d
              join lateral (
                select sum(case i.kind when 'read' then :study when 'do' then :deed else
                             (select count(*) from directives.question q
                               where q.institution_id = i.institution_id
                                 and q.directive_id = i.directive_id and q.item_n = i.n
                                 and q.held is null) * :figure end
                           + case i.evidence when 'none' then 0 else :evidence end) as minutes
                  from directives.item i
                 where i.institution_id = d.institution_id and i.directive_id = d.id) i on true
              join lateral (
                select r.post, count(*) as people from directives.receiver r
                 where r.institution_id = d.institution_id and r.directive_id = d.id
                 group by r.post) r on true
             where d.institution_id = :institution and d.sent_at >= :from and d.sent_at < :to
               and d.withdrawn_at is null
             group by r.post
            """)
        .param("institution", CurrentInstitution.get())
        .param("study", STUDY)
        .param("deed", DEED)
        .param("figure", FIGURE)
        .param("evidence", EVIDENCE)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .query(
            row -> {
              var post = row.getString(1);
              if (post == null) {
                students.add(row.getDouble(2));
              } else {
                posts.put(PostKind.of(post), row.getDouble(2));
              }
            });
    return new Minutes(students.sum(), posts);
  }
}
