package org.muster.supplies;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.audit.Actor;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Given to a person by their number, once in a campaign, all parts of a package or none. */
@Service
public class Handouts {

  private final JdbcClient jdbc;
  private final Campaigns campaigns;
  private final Ledger ledger;
  private final Trail trail;

  Handouts(JdbcClient jdbc, Campaigns campaigns, Ledger ledger, Trail trail) {
    this.jdbc = jdbc;
    this.campaigns = campaigns;
    this.ledger = ledger;
    this.trail = trail;
  }

  /**
   * What became of it.
   *
   * @param first false where they had had theirs before
   */
  public record Given(String name, boolean first, Instant at, String by) {}

  /**
   * Gives somebody theirs. The same scan sent again has the same answer; another one is told when
   * they had it, and by whom.
   *
   * @param number as it was scanned or typed
   * @param key the scan's own, made on the phone
   * @throws Problem for a number of nobody it is meant for, for a campaign that is over, or where
   *     the store has not all of it
   */
  @Transactional
  public Given give(UUID campaign, String number, UUID key) {
    var of = campaigns.get(campaign);
    var person = person(campaign, number);
    // Of two who scan the same person the second waits here for the first.
    int given =
        of.closedAt() != null
            ? 0
            : jdbc.sql(
                    """
                    insert into supplies.handout (institution_id, campaign_id, person_id,
                                                  movement_id, at, by_name)
                    values (?, ?, ?, ?, ?, ?) on conflict do nothing
                    """)
                .params(
                    CurrentInstitution.get(),
                    campaign,
                    person.id(),
                    key,
                    ledger.now(),
                    Actor.current().name())
                .update();
    if (given > 0) {
      boolean written =
          ledger.write(
              new Ledger.Movement(
                  key,
                  "issue",
                  Account.store(of.store().id()),
                  Account.person(person.id()),
                  of.parts().stream()
                      .map(part -> new Ledger.Amount(part.item().id(), part.amount()))
                      .toList(),
                  null));
      if (!written) {
        throw Problem.conflict("supplies.scan");
      }
      trail.record("supplies.give", "person", person.id(), Map.of());
    }
    record Had(UUID key, Instant at, String by) {}
    var had =
        jdbc.sql(
                """
                select movement_id, at, by_name from supplies.handout
                 where institution_id = ? and campaign_id = ? and person_id = ?
                """)
            .params(CurrentInstitution.get(), campaign, person.id())
            .query(
                (row, n) ->
                    new Had(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        row.getString(3)))
            .optional()
            .orElseThrow(() -> Problem.conflict("supplies.campaign-over"));
    return new Given(person.name(), had.key().equals(key), had.at(), had.by());
  }

  private record Person(UUID id, String name) {}

  private Person person(UUID campaign, String number) {
    return find(campaign, number).orElseThrow(() -> Problem.unprocessable("supplies.number"));
  }

  private Optional<Person> find(UUID campaign, String number) {
    return jdbc.sql(
            """
            select s.id, s.name from supplies.campaign c
              join people.student s on s.institution_id = c.institution_id and %s
             where c.institution_id = :institution and c.id = :campaign and s.number = :number
            """
                .formatted(Campaigns.MEANT))
        .param("institution", CurrentInstitution.get())
        .param("campaign", campaign)
        .param("number", number.strip())
        .query((row, n) -> new Person(row.getObject(1, UUID.class), row.getString(2)))
        .optional();
  }
}
