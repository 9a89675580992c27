package org.muster.isolation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Actor;
import org.muster.audit.Trail;
import org.muster.people.Institutions;
import org.muster.people.PersonLine;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.SealedColumn;
import org.muster.shared.Seals;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is isolated: seen by who answers for them, lengthened, released, their bed cleaned. */
@Service
public class Stays {

  static final SealedColumn REASON =
      new SealedColumn("isolation.stay", "reason", "person_id", true);
  static final SealedColumn RELEASE_WHY =
      new SealedColumn("isolation.stay", "release_why", "person_id", true);
  static final SealedColumn EXTENSION_WHY =
      new SealedColumn("isolation.extension", "why", "person_id", true);

  private static final int LONGEST_WORDS = 1_000;

  private final JdbcClient jdbc;
  private final StayTable table;
  private final Beds beds;
  private final Institutions institutions;
  private final Seals seals;
  private final ApplicationEventPublisher events;
  private final Trail trail;
  private final Clock clock;

  Stays(
      JdbcClient jdbc,
      StayTable table,
      Beds beds,
      Institutions institutions,
      Seals seals,
      ApplicationEventPublisher events,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.table = table;
    this.beds = beds;
    this.institutions = institutions;
    this.seals = seals;
    this.events = events;
    this.trail = trail;
    this.clock = clock;
  }

  /** True for those who may place and release a class's students: who answers for them, clinic. */
  public static boolean manages(Scope scope, @Nullable UUID unit) {
    return scope.holds(PostKind.CLINIC)
        || scope.holds(PostKind.WORKING_GROUP)
        || unit != null && scope.readsAnswers(unit);
  }

  /**
   * A student to be isolated.
   *
   * @throws Problem not found where they are not in the charge
   */
  public PersonLine person(Scope scope, UUID id) {
    return table
        .person(id)
        .filter(person -> manages(scope, person.unit()))
        .orElseThrow(Problem::notFound);
  }

  /**
   * A stay in the charge.
   *
   * @throws Problem not found where it is not
   */
  public Stay get(Scope scope, UUID id) {
    return table
        .find(id)
        .filter(stay -> manages(scope, stay.unit()))
        .orElseThrow(Problem::notFound);
  }

  /** The open stay of a person, for themselves or for who was let through to them. */
  public Optional<Stay> openOf(UUID person) {
    return table.openOf(person);
  }

  /** Those that wait or run in a charge, those who wait first. */
  public List<Stay> open(Scope scope) {
    return table.open().stream().filter(stay -> manages(scope, stay.unit())).toList();
  }

  /** Beds to be cleaned, what is due first first. */
  public List<BedUse> cleaning() {
    return beds.cleaning();
  }

  /**
   * Makes a stay longer, or counts from a later exposure.
   *
   * @throws Problem without a reason, or where it would not end later
   */
  @Transactional
  public void extend(Stay stay, LocalDate countsFrom, int days, String why) {
    if (days < 1
        || days > 90
        || countsFrom.isAfter(institutions.today())
        || !countsFrom.plusDays(days).isAfter(stay.over())) {
      throw Problem.unprocessable("isolation.extension");
    }
    table.change(
        stay,
        "counts_from = :from, days = :days",
        "released_at is null and withdrawn_at is null",
        Map.of("from", countsFrom, "days", days));
    jdbc.sql(
            """
            insert into isolation.extension (institution_id, id, stay_id, person_id, counts_from,
                                             days, why, at, by_name)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            CurrentInstitution.get(),
            Ids.next(),
            stay.id(),
            stay.person(),
            countsFrom,
            days,
            seals.seal(EXTENSION_WHY.name(), stay.person(), words(why)),
            table.now(),
            Actor.current().name())
        .update();
    trail.record("isolation.extend", "person", stay.person(), Map.of("days", days));
  }

  /**
   * Releases somebody; their bed is cleaned before it is anybody else's. Done again by the same
   * form it is done once.
   *
   * @param why needed where a condition is not met
   * @param key of the form
   * @throws Problem where one is not and no reason is given, or where they were released before
   */
  @Transactional
  public void release(Stay stay, boolean met, String why, UUID key) {
    if (table.releasedBy(stay, key)) {
      return;
    }
    if (!met && why.isBlank()) {
      throw Problem.unprocessable("isolation.conditions");
    }
    var sealed = why.isBlank() ? "" : seals.seal(RELEASE_WHY.name(), stay.person(), words(why));
    try {
      table.change(
          stay,
          """
          released_at = :now, released_by = :by, release_why = nullif(:why, ''), release_key = :key
          """,
          "placed_at is not null and released_at is null",
          Map.of("why", sealed, "key", key));
    } catch (Problem changed) {
      // By the same form sent twice, perhaps, of which the other has just come through.
      if (table.releasedBy(stay, key)) {
        return;
      }
      throw changed;
    }
    beds.leave(stay);
    events.publishEvent(
        new StayEnded(CurrentInstitution.get(), stay.id(), stay.person(), stay.kind()));
    trail.record("isolation.release", "person", stay.person(), Map.of("conditions", met));
  }

  /** Says that a bed is clean: from now on somebody else may have it. */
  @Transactional
  public void cleaned(UUID bed) {
    beds.cleaned(bed);
    trail.record("isolation.clean", "bed", bed, Map.of());
  }

  /** The rooms somebody was in, the last one first. */
  public List<BedUse> beds(Stay stay) {
    return beds.of(stay);
  }

  /** Why somebody is isolated, and why it was lengthened, the newest first. */
  public List<String> reasons(Stay stay) {
    return jdbc.sql(
            """
            select 'isolation.extension.why', why, at from isolation.extension
             where institution_id = :institution and stay_id = :stay
            union all
            select 'isolation.stay.reason', reason, asked_at from isolation.stay
             where institution_id = :institution and id = :stay
             order by 3 desc
            """)
        .param("institution", CurrentInstitution.get())
        .param("stay", stay.id())
        .query((row, n) -> seals.open(row.getString(1), stay.person(), row.getString(2)))
        .list();
  }

  /**
   * What was typed, of some length.
   *
   * @throws Problem where it is none
   */
  static String words(String typed) {
    var words = typed.strip();
    if (words.isEmpty() || words.length() > LONGEST_WORDS) {
      throw Problem.unprocessable("isolation.words", LONGEST_WORDS);
    }
    return words;
  }

  /** Now, for pages that show how long something waits. */
  public java.time.Instant now() {
    return clock.instant();
  }
}
