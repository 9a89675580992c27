package org.muster.watch;

import org.muster.situation.FirstSigns;
import org.springframework.stereotype.Component;

/** A case that was entered is a sign that somebody knew. */
@Component
class CaseSigns implements FirstSigns {

  @Override
  public String sql() {
    return """
    select p.unit_id, i.added_at as at from watch.illness i
      join people.student p on p.institution_id = i.institution_id and p.id = i.person_id
     where i.institution_id = :institution and p.unit_id is not null
    """;
  }
}
