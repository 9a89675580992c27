package org.muster.watch;

import java.util.Set;
import java.util.UUID;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Who is under attention for the same cause: exposed to one case, or confirmed ill of one illness.
 */
@Service
public class SharedCauses {

  private final JdbcClient jdbc;

  SharedCauses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those who share a cause with somebody, in outbreaks that are not over. */
  public Set<UUID> with(UUID person) {
    return jdbc.sql(
            """
            select other.person_id from watch.exposure e
              join watch.outbreak o on o.institution_id = e.institution_id
               and o.id = e.outbreak_id and o.closed_at is null
              join watch.exposure other on other.institution_id = e.institution_id
               and other.illness_id = e.illness_id and other.person_id is not null
             where e.institution_id = :institution and e.person_id = :person
            union
            select other.person_id from watch.case_now c
              join watch.outbreak o on o.institution_id = c.institution_id
               and o.id = c.outbreak_id and o.closed_at is null
              join watch.case_now other on other.institution_id = c.institution_id
               and other.outbreak_id = c.outbreak_id and other.state = 'confirmed'
               and other.person_id is not null
             where c.institution_id = :institution and c.person_id = :person
               and c.state = 'confirmed'
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person)
        .query(UUID.class)
        .set();
  }
}
