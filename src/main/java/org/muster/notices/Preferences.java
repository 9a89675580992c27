package org.muster.notices;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.notices.channel.Channels;
import org.muster.notices.channel.Kind;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How people want to be told: by which channels in which order, and when not. */
@Service
public class Preferences {

  /**
   * What one person wants.
   *
   * @param channels in the order in which they are tried; those that are not named are not used
   * @param zone where they are
   */
  public record Preference(
      List<Kind> channels, LocalTime quietFrom, LocalTime quietTo, String zone, boolean english) {}

  private final JdbcClient jdbc;
  private final Channels channels;
  private final Institutions institutions;
  private final Clock clock;

  Preferences(JdbcClient jdbc, Channels channels, Institutions institutions, Clock clock) {
    this.jdbc = jdbc;
    this.channels = channels;
    this.institutions = institutions;
    this.clock = clock;
  }

  /** The channels that the institution in force has set up. */
  public List<Kind> offered() {
    return List.copyOf(channels.of(institutions.current().code()).keySet());
  }

  /** What somebody wants; the house's own where they have said nothing. */
  public Preference of(UUID person) {
    var house =
        new Preference(
            offered(),
            QuietHours.FROM,
            QuietHours.TO,
            institutions.current().zone().getId(),
            false);
    return jdbc.sql(
            """
            select channels, quiet_from, quiet_to, zone, coalesce(english, false)
              from notices.preference where institution_id = ? and person_id = ?
            """)
        .params(CurrentInstitution.get(), person)
        .query(
            (row, n) -> {
              var from = row.getObject(2, LocalTime.class);
              var to = row.getObject(3, LocalTime.class);
              var zone = row.getString(4);
              return new Preference(
                  row.getArray(1) == null
                      ? house.channels()
                      : List.of((String[]) row.getArray(1).getArray()).stream()
                          .map(Kind::of)
                          .toList(),
                  from == null ? house.quietFrom() : from,
                  to == null ? house.quietTo() : to,
                  zone == null ? house.zone() : zone,
                  row.getBoolean(5));
            })
        .optional()
        .orElse(house);
  }

  /**
   * Says what somebody wants from now on; what is on its way already stays so.
   *
   * @param words the channels in their order; empty for the house's own
   * @throws Problem when a channel or the zone is unknown
   */
  @Transactional
  public void set(
      UUID person,
      List<String> words,
      LocalTime quietFrom,
      LocalTime quietTo,
      String zone,
      boolean english) {
    jdbc.sql(
            """
            insert into notices.preference (institution_id, person_id, channels, quiet_from,
                                            quiet_to, zone, english, at)
            values (:institution, :person, :channels, :from, :to, :zone, :english, :now)
            on conflict (institution_id, person_id) do update
               set channels = excluded.channels, quiet_from = excluded.quiet_from,
                   quiet_to = excluded.quiet_to, zone = excluded.zone, english = excluded.english,
                   at = excluded.at
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person)
        .param("channels", known(words))
        .param("from", quietFrom)
        .param("to", quietTo)
        .param("zone", zone(zone))
        .param("english", english)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private String @Nullable [] known(List<String> words) {
    var offered = offered().stream().map(Kind::word).toList();
    if (!offered.containsAll(words)) {
      throw Problem.unprocessable("notices.channel");
    }
    return words.isEmpty() ? null : words.stream().distinct().toArray(String[]::new);
  }

  private static String zone(String zone) {
    try {
      return ZoneId.of(zone.strip()).getId();
    } catch (DateTimeException unknown) {
      throw Problem.unprocessable("notices.zone");
    }
  }
}
