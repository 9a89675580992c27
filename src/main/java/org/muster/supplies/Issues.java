package org.muster.supplies;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.audit.Actor;
import org.muster.audit.Trail;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Handed out by a scan outside a campaign: of one thing once a day to each, unless more is meant.
 */
@Service
public class Issues {

  private static final int MOST = 100;

  private final JdbcClient jdbc;
  private final Ledger ledger;
  private final Institutions institutions;
  private final Trail trail;

  Issues(JdbcClient jdbc, Ledger ledger, Institutions institutions, Trail trail) {
    this.jdbc = jdbc;
    this.ledger = ledger;
    this.institutions = institutions;
    this.trail = trail;
  }

  /**
   * A scan.
   *
   * @param key the scan's own, made on the phone
   * @param number as it was scanned or typed
   * @param more true where somebody is meant to have it again on the same day
   */
  public record Scan(UUID key, UUID store, UUID item, int amount, String number, boolean more) {}

  private record Person(UUID id, String name) {}

  private record Had(UUID key, Instant at, String by) {}

  /**
   * Gives somebody something. The same scan sent again has the same answer; another one of the day
   * is told when they had it, and by whom.
   *
   * @throws Problem for a number of nobody or an amount that is none, or where the store has not
   *     enough
   */
  @Transactional
  public Handouts.Given give(Scan scan) {
    if (scan.amount() < 1 || scan.amount() > MOST) {
      throw Problem.unprocessable("supplies.amount", MOST);
    }
    var person = person(scan.number());
    var today = institutions.today();
    // Of two who scan the same person the second waits here for the first.
    int given =
        jdbc.sql(
                """
                insert into supplies.issue (institution_id, movement_id, item_id, person_id, day,
                                            more, at, by_name)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                CurrentInstitution.get(),
                scan.key(),
                scan.item(),
                person.id(),
                today,
                scan.more(),
                ledger.now(),
                Actor.current().name())
            .update();
    if (given > 0) {
      boolean written =
          ledger.write(
              new Ledger.Movement(
                  scan.key(),
                  "issue",
                  Account.store(scan.store()),
                  Account.person(person.id()),
                  List.of(new Ledger.Amount(scan.item(), scan.amount())),
                  null));
      if (!written) {
        throw Problem.conflict("supplies.scan");
      }
      trail.record("supplies.give", "person", person.id(), Map.of());
    }
    var had = had(scan, person);
    return new Handouts.Given(person.name(), had.key().equals(scan.key()), had.at(), had.by());
  }

  private Person person(String number) {
    return jdbc.sql(
            """
            select id, name from people.student where institution_id = ? and number = ?
            """)
        .params(CurrentInstitution.get(), number.strip())
        .query((row, n) -> new Person(row.getObject(1, UUID.class), row.getString(2)))
        .optional()
        .orElseThrow(() -> Problem.unprocessable("supplies.number"));
  }

  /** This very scan, else what they had of it today. */
  private Had had(Scan scan, Person person) {
    return jdbc.sql(
            """
            select movement_id, at, by_name from supplies.issue
             where institution_id = :institution and person_id = :person and item_id = :item
               and (movement_id = :key or day = :today and not more)
             order by movement_id = :key desc limit 1
            """)
        .param("institution", CurrentInstitution.get())
        .param("person", person.id())
        .param("item", scan.item())
        .param("key", scan.key())
        .param("today", institutions.today())
        .query(
            (row, n) ->
                new Had(
                    row.getObject(1, UUID.class),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getString(3)))
        .optional()
        // The id of a scan that was somebody else's.
        .orElseThrow(() -> Problem.conflict("supplies.scan"));
  }
}
