package org.muster.directives;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.muster.people.Chain;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who acts for receivers today where they do not themselves. */
@Component
class ActingNames {

  private final JdbcClient jdbc;
  private final Institutions institutions;

  ActingNames(JdbcClient jdbc, Institutions institutions) {
    this.jdbc = jdbc;
    this.institutions = institutions;
  }

  /** The names of those who stand in, by whom they stand in for. */
  Map<UUID, String> of(UUID directive) {
    var names = new HashMap<UUID, String>();
    jdbc.sql(
            """
            select r.person_id, string_agg(distinct p.name, ' · ') from directives.receiver r
              join (%s) a on a.holder_id = r.person_id and a.kind = r.post
               and a.person_id <> r.person_id
              join people.person p on p.institution_id = :institution and p.id = a.person_id
             where r.institution_id = :institution and r.directive_id = :directive
             group by r.person_id
            """
                .formatted(Chain.ACTING))
        .param("institution", CurrentInstitution.get())
        .param("today", institutions.today())
        .param("directive", directive)
        .query(
            row -> {
              names.put(row.getObject(1, UUID.class), row.getString(2));
            });
    return names;
  }
}
