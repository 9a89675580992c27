package org.muster.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The institutions this program serves. */
@Service
public class Institutions {

  private static final Logger LOG = LoggerFactory.getLogger(Institutions.class);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Cache<UUID, Institution> known =
      Caffeine.newBuilder()
          // Another copy of the program, or a command, may move one away.
          .expireAfterWrite(Duration.ofSeconds(20))
          .maximumSize(10_000)
          .build();

  Institutions(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.events = events;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Founds an institution with an empty unit tree: its root only.
   *
   * @throws Problem when the code is taken or malformed, the name empty or the zone unknown
   */
  public Institution create(String code, String name, String zone) {
    if (!code.matches("[A-Za-z0-9_-]{2,32}")) {
      throw Problem.unprocessable("people.institution-code");
    }
    if (name.isBlank() || name.length() > 200) {
      throw Problem.unprocessable("people.institution-name");
    }
    var institution =
        new Institution(Ids.next(), code, name.strip(), zone(zone), LocalTime.MIDNIGHT);
    CurrentInstitution.run(
        institution.id(), () -> transaction.executeWithoutResult(status -> found(institution)));
    return institution;
  }

  private void found(Institution institution) {
    insert(institution, false);
    jdbc.sql(
            """
            insert into people.unit (institution_id, id, kind, name)
            values (?, ?, 'university', ?)
            """)
        .params(institution.id(), Ids.next(), institution.name())
        .update();
    events.publishEvent(new InstitutionFounded(institution.id()));
  }

  /** Adds a made-up institution in the transaction there is, with no unit yet. */
  void insertMadeUp(Institution institution) {
    insert(institution, true);
    events.publishEvent(new InstitutionFounded(institution.id()));
  }

  /** Takes a made-up institution's own row away, when nothing is left of it. */
  void removeMadeUp(UUID id) {
    jdbc.sql("delete from people.institution where id = ? and made_up").param(id).update();
    known.invalidate(id);
  }

  private void insert(Institution institution, boolean madeUp) {
    try {
      jdbc.sql(
              """
              insert into people.institution
                (id, code, name, zone, day_begins, made_up, created_at)
              values (?, ?, ?, ?, ?, ?, ?)
              """)
          .params(
              institution.id(),
              institution.code(),
              institution.name(),
              institution.zone().getId(),
              institution.dayBegins(),
              madeUp,
              clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException taken) {
      throw Problem.conflict("people.institution-taken", institution.code());
    }
  }

  /** An institution that must be there. */
  public Institution get(UUID id) {
    return find(id).orElseThrow(Problem::notFound);
  }

  /** The institution in force. */
  public Institution current() {
    return get(CurrentInstitution.get());
  }

  /** Today, where the institution in force is. */
  public LocalDate today() {
    return current().day(clock.instant());
  }

  Instant now() {
    return clock.instant();
  }

  public Optional<Institution> find(UUID id) {
    var cached = known.getIfPresent(id);
    if (cached != null) {
      return Optional.of(cached);
    }
    var found = select("where id = ?", id).optional();
    found.ifPresent(institution -> known.put(id, institution));
    return found;
  }

  public Optional<Institution> byCode(String code) {
    return select("where code = ?", code).optional();
  }

  /** All institutions, oldest first; those that were made up for a drill are nobody's. */
  public List<Institution> all() {
    return select("where not made_up order by created_at, id").list();
  }

  /** Those that are not held: the others have no rows until they are released. */
  public List<Institution> served() {
    return select("where not made_up and held_at is null order by created_at, id").list();
  }

  /** Those of them that are set over all. */
  public List<Institution> overseers() {
    return select("where not made_up and held_at is null and oversees order by created_at, id")
        .list();
  }

  /**
   * Does the work once for each institution, with that one in force. Where it fails, that is
   * logged, and the others have their turn all the same.
   */
  public void each(String what, Runnable work) {
    each(served(), what, work);
  }

  /** The same for some of them. */
  public void each(List<Institution> some, String what, Runnable work) {
    for (var institution : some) {
      try {
        CurrentInstitution.run(institution.id(), work);
      } catch (RuntimeException failed) {
        LOG.error("{} failed for institution {}", what, institution.id(), failed);
      }
    }
  }

  private JdbcClient.MappedQuerySpec<Institution> select(String clause, Object... parameters) {
    return jdbc.sql("select id, code, name, zone, day_begins from people.institution " + clause)
        .params(parameters)
        .query(
            (row, n) ->
                new Institution(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    ZoneId.of(row.getString(4)),
                    row.getObject(5, LocalTime.class)));
  }

  private static ZoneId zone(String zone) {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      throw Problem.unprocessable("people.zone-unknown", zone);
    }
  }
}
