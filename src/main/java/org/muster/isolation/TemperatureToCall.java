package org.muster.isolation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.muster.calls.CallCause;
import org.muster.people.Institutions;
import org.springframework.stereotype.Component;

/** Whoever is isolated and was not measured when they should have been is called. */
@Component
class TemperatureToCall implements CallCause {

  private final Institutions institutions;
  private final Clock clock;

  TemperatureToCall(Institutions institutions, Clock clock) {
    this.institutions = institutions;
    this.clock = clock;
  }

  @Override
  public String word() {
    return "temperature";
  }

  @Override
  public String due() {
    return """
    select s.person_id, s.id, :temperature_closes::timestamptz, :temperature_closes::timestamptz,
           70, null::int, null::text
      from isolation.stay s
      cross join mine m
     where s.institution_id = :institution and s.person_id = m.person_id
       and s.released_at is null and s.placed_at <= :temperature_opens
       and :temperature_closes::timestamptz <= :now
       and not exists (select from isolation.reading r
                        where r.institution_id = s.institution_id and r.stay_id = s.id
                          and r.at >= :temperature_opens)
    """;
  }

  @Override
  public Map<String, Object> parameters() {
    return parameters(clock.instant(), institutions);
  }

  /** The window that opened last, under the names that queries know it by. */
  static Map<String, Object> parameters(Instant now, Institutions institutions) {
    var last = TemperatureWindow.last(now, institutions.current().zone());
    return Map.of(
        "temperature_opens", last.opens().atOffset(ZoneOffset.UTC),
        "temperature_closes", last.closes().atOffset(ZoneOffset.UTC));
  }

  @Override
  public boolean untilItEnds() {
    return true;
  }
}
