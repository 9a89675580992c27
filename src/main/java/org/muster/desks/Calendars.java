package org.muster.desks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.audit.Trail;
import org.muster.people.Institutions;
import org.muster.shared.AdoptedKeys;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.LinkTokens;
import org.muster.shared.Problem;
import org.muster.shared.PublicAddress;
import org.muster.shared.Secrets;
import org.muster.shared.Text;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everybody's shifts as a calendar to subscribe to, at an address that is a secret of its own. A
 * new address makes the old one worthless.
 */
@Service
public class Calendars {

  /** An address that somebody forgot in a calendar of long ago ends by itself. */
  private static final Duration LIFE = Duration.ofDays(2 * 365);

  private static final Duration BACK = Duration.ofDays(30);

  private final JdbcClient jdbc;
  private final Rotas rotas;
  private final Shifts shifts;
  private final Institutions institutions;
  private final LinkTokens tokens;
  private final PublicAddress address;
  private final Trail trail;
  private final Clock clock;

  Calendars(
      JdbcClient jdbc,
      Rotas rotas,
      Shifts shifts,
      Institutions institutions,
      Secrets secrets,
      PublicAddress address,
      AdoptedKeys adopted,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.rotas = rotas;
    this.shifts = shifts;
    this.institutions = institutions;
    this.tokens = new LinkTokens(secrets, "calendar-links", adopted);
    this.address = address;
    this.trail = trail;
    this.clock = clock;
  }

  /** Somebody's address; empty where they never asked for one, or it has ended. */
  public Optional<String> address(UUID person, Text t) {
    return feed(person).map(feed -> link(person, feed, t));
  }

  private record Feed(UUID id, Instant at) {}

  private Optional<Feed> feed(UUID person) {
    return jdbc.sql("select id, at from desks.feed where institution_id = ? and person_id = ?")
        .params(CurrentInstitution.get(), person)
        .query(
            (row, n) ->
                new Feed(
                    row.getObject(1, UUID.class),
                    row.getObject(2, OffsetDateTime.class).toInstant()))
        .optional()
        .filter(feed -> feed.at().plus(LIFE).isAfter(clock.instant()));
  }

  private String link(UUID person, Feed feed, Text t) {
    return "%s/calendar/%s?lang=%s"
        .formatted(
            address.get(),
            tokens.token(CurrentInstitution.get(), feed.id(), person, feed.at().plus(LIFE)),
            t.tag());
  }

  /** A new address; whoever has the old one sees nothing any more. */
  @Transactional
  public void renew(UUID person) {
    jdbc.sql(
            """
            insert into desks.feed (institution_id, person_id, id, at)
            values (:institution, :person, :id, :now)
            on conflict (institution_id, person_id) do update set id = :id, at = :now
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person)
        .param("id", Ids.next())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    trail.record("desks.calendar", "person", person, Map.of());
  }

  /**
   * The calendar behind a token, as iCalendar.
   *
   * @throws Problem 404 for a token that is not ours or was replaced, 410 for one that has ended
   */
  public String read(String token, Text t) {
    var bearer = tokens.believe(token, clock.instant(), "desks");
    return CurrentInstitution.call(
        bearer.institution(),
        () -> {
          var stands = feed(bearer.person()).filter(feed -> feed.id().equals(bearer.subject()));
          if (stands.isEmpty()) {
            throw new Problem(HttpStatus.NOT_FOUND, "desks.link-unknown");
          }
          var names = rotas.all().stream().collect(Collectors.toMap(Rota::id, rota -> rota));
          var calendar =
              new ShiftCalendar(institutions.current().zone(), t.of("desks.calendar.name"));
          shifts
              .of(bearer.person(), BACK)
              .forEach(
                  shift ->
                      Optional.ofNullable(names.get(shift.rota()))
                          .ifPresent(rota -> calendar.add(shift, rota.name(t), rota.place())));
          return calendar.text();
        });
  }
}
