package org.muster.supplies;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is promised to those who asked: kept for them, handed out by their number, given back. */
@Service
public class Reservations {

  /** So long it is kept for somebody. */
  static final Duration KEPT = Duration.ofDays(3);

  private final JdbcClient jdbc;
  private final Supplies supplies;
  private final Ledger ledger;
  private final Trail trail;

  Reservations(JdbcClient jdbc, Supplies supplies, Ledger ledger, Trail trail) {
    this.jdbc = jdbc;
    this.supplies = supplies;
    this.ledger = ledger;
    this.trail = trail;
  }

  /** Which item is given to who asks for it, and how many; none where it is null. */
  @Transactional
  public void offer(UUID item, int perRequest) {
    if (perRequest < 1 || perRequest > 100) {
      throw Problem.unprocessable("supplies.amount", 100);
    }
    jdbc.sql("update supplies.item set per_request = null where institution_id = ? and id <> ?")
        .params(CurrentInstitution.get(), item)
        .update();
    jdbc.sql("update supplies.item set per_request = ? where institution_id = ? and id = ?")
        .params(perRequest, CurrentInstitution.get(), item)
        .update();
    trail.record("supplies.offer", "item", item, Map.of("amount", perRequest));
  }

  /** True where something is given to who asks for it. */
  boolean offered() {
    return jdbc.sql(
            """
            select exists (select from supplies.item
                            where institution_id = ? and per_request is not null)
            """)
        .param(CurrentInstitution.get())
        .query(Boolean.class)
        .single();
  }

  /**
   * Keeps for somebody what they were granted, in the store that has most of it.
   *
   * @param request the same request is reserved for once
   * @throws Problem where no store has enough: the decision is undone with it
   */
  @Transactional
  void reserve(UUID request, UUID person) {
    int reserved =
        jdbc.sql(
                """
                with wanted as (
                  select i.id as item_id, i.per_request as amount from supplies.item i
                   where i.institution_id = :institution and i.per_request is not null
                ), best as (
                  select k.store_id, k.item_id, w.amount from wanted w
                    join supplies.stock k
                      on k.institution_id = :institution and k.item_id = w.item_id
                     and k.amount - k.reserved >= w.amount
                   order by k.amount - k.reserved desc, k.store_id limit 1 for update of k
                ), kept as (
                  update supplies.stock k set reserved = k.reserved + b.amount from best b
                   where k.institution_id = :institution and k.store_id = b.store_id
                     and k.item_id = b.item_id and k.amount - k.reserved >= b.amount
                  returning k.store_id, k.item_id, b.amount
                )
                insert into supplies.reservation (institution_id, id, person_id, store_id, item_id,
                                                  amount, at)
                select :institution, :id, :person, store_id, item_id, amount, :now from kept
                """)
            .param("institution", CurrentInstitution.get())
            .param("id", request)
            .param("person", person)
            .param("now", ledger.now())
            .update();
    if (reserved == 0) {
      throw Problem.conflict("supplies.none-left");
    }
    trail.record("supplies.reserve", "person", person, Map.of());
  }

  /** Those to be fetched, the oldest first. */
  public List<Reservation> open() {
    var items = supplies.items();
    return jdbc.sql(
            """
            select r.id, r.person_id, p.number, p.name, r.item_id, r.amount, t.name, r.at
              from supplies.reservation r
              join people.person p on p.institution_id = r.institution_id and p.id = r.person_id
              join supplies.store t on t.institution_id = r.institution_id and t.id = r.store_id
             where r.institution_id = ? and r.fetched_at is null and r.given_up_at is null
             order by r.at, r.id
            """)
        .param(CurrentInstitution.get())
        .query(
            (row, n) -> {
              var item = row.getObject(5, UUID.class);
              var at = row.getObject(8, OffsetDateTime.class).toInstant();
              return new Reservation(
                  row.getObject(1, UUID.class),
                  row.getObject(2, UUID.class),
                  row.getString(3),
                  row.getString(4),
                  items.stream().filter(one -> one.id().equals(item)).findFirst().orElseThrow(),
                  row.getInt(6),
                  row.getString(7),
                  at,
                  at.plus(KEPT));
            })
        .list();
  }

  /**
   * Hands out everything kept for a number.
   *
   * @return to whom
   * @throws Problem where nothing is kept for it: it was fetched before, or never granted
   */
  @Transactional
  public String fetch(String number) {
    var theirs = open().stream().filter(one -> one.number().equals(number.strip())).toList();
    if (theirs.isEmpty()) {
      throw Problem.unprocessable("supplies.nothing-kept");
    }
    for (var one : theirs) {
      // At most one is open of one who asks for masks; the ledger has a movement for each.
      var store = settle(one.id(), "fetched_at");
      ledger.write(
          new Ledger.Movement(
              one.id(),
              "issue",
              Account.store(store),
              Account.person(one.person()),
              List.of(new Ledger.Amount(one.item().id(), one.amount())),
              null));
    }
    trail.record("supplies.give", "person", theirs.getFirst().person(), Map.of());
    return theirs.getFirst().name();
  }

  /** Gives back what nobody fetched. */
  @Transactional
  public void giveUp(UUID id) {
    settle(id, "given_up_at");
    trail.record("supplies.give-up", "reservation", id, Map.of());
  }

  /** Ends one, of two who do it exactly once, and frees what was kept; from which store. */
  private UUID settle(UUID id, String how) {
    return jdbc.sql(
            """
            with ended as (
              update supplies.reservation set %s = :now
               where institution_id = :institution and id = :id and fetched_at is null
                 and given_up_at is null
              returning store_id, item_id, amount
            )
            update supplies.stock k set reserved = k.reserved - e.amount from ended e
             where k.institution_id = :institution and k.store_id = e.store_id
               and k.item_id = e.item_id
            returning k.store_id
            """
                .formatted(how))
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .param("now", ledger.now())
        .query(UUID.class)
        .optional()
        .orElseThrow(() -> Problem.conflict("supplies.settled"));
  }
}
