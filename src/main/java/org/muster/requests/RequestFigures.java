package org.muster.requests;

import org.muster.situation.Figure;
import org.muster.situation.FigureRows;
import org.muster.situation.FigureSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How many requests nobody has settled yet, and how many of them should have been. */
@Configuration(proxyBeanMethods = false)
class RequestFigures {

  private static final String OPEN =
      """
      select s.unit_id, null::uuid, count(*)::int from requests.request q
        left join people.student s on s.institution_id = q.institution_id and s.id = q.about_id
       where q.institution_id = :institution and q.closed_at is null%s
       group by s.unit_id
      """;

  @Bean
  FigureSource openRequestsFigure(FigureRows rows) {
    return rows.now(
        Figure.of("requests", "open", "requests-open", false, false), OPEN.formatted(""));
  }

  @Bean
  FigureSource lateRequestsFigure(FigureRows rows) {
    return rows.now(
        Figure.of("requests", "late", "requests-late", false, false),
        OPEN.formatted(" and q.due_at < :now"));
  }
}
