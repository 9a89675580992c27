package org.muster.people;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What PostgreSQL knows of how the people are spread over institutions and units. Where very many
 * have just come, it knows nothing of them yet, and queries planned for nobody crawl.
 */
@Component
public class Statistics {

  private final JdbcClient jdbc;

  Statistics(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Counts anew. */
  public void refresh() {
    jdbc.sql(
            """
            analyze people.person (institution_id, id, number, kind, left_at),
                    people.membership (institution_id, person_id, unit_id, to_at),
                    people.residence (institution_id, person_id, place_id, to_at),
                    people.post, people.unit, people.place
            """)
        .update();
  }
}
