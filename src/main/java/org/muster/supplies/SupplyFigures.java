package org.muster.supplies;

import org.muster.situation.Figure;
import org.muster.situation.FigureRows;
import org.muster.situation.FigureSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How many were given what is given once to each, and how many have something kept for them. */
@Configuration(proxyBeanMethods = false)
class SupplyFigures {

  @Bean
  FigureSource handedOutFigure(FigureRows rows) {
    return rows.now(
        Figure.of("supplies", "handed-out", "handed-out", false, false),
        """
        select s.unit_id, null::uuid, count(*)::int from supplies.handout h
          join supplies.campaign c on c.institution_id = h.institution_id and c.id = h.campaign_id
           and c.closed_at is null
          join people.student s on s.institution_id = h.institution_id and s.id = h.person_id
         where h.institution_id = :institution
         group by s.unit_id
        """);
  }

  @Bean
  FigureSource keptForFigure(FigureRows rows) {
    return rows.now(
        Figure.of("supplies", "kept-for", "supplies-kept", false, false),
        """
        select s.unit_id, null::uuid, count(*)::int from supplies.reservation v
          join people.student s on s.institution_id = v.institution_id and s.id = v.person_id
         where v.institution_id = :institution and v.fetched_at is null and v.given_up_at is null
         group by s.unit_id
        """);
  }
}
