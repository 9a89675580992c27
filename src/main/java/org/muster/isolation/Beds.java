package org.muster.isolation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Actor;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.muster.shared.SealedColumn;
import org.muster.shared.Seals;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has which bed: one person at a time, and the next when it is clean. */
@Component
class Beds {

  static final SealedColumn WHY = new SealedColumn("isolation.bed", "why", "person_id", true);

  private static final String SELECT =
      """
      select b.id, w.building || '-' || w.room, b.from_at, b.why, b.left_at, b.cleaning_due_at,
             b.person_id
        from isolation.bed b
        join (%s) w on w.institution_id = b.institution_id and w.place_id = b.place_id
       where b.institution_id = :institution
      """
          .formatted(IsolationRooms.PLACES);

  private final JdbcClient jdbc;
  private final StayTable table;
  private final IsolationRules rules;
  private final Seals seals;

  Beds(JdbcClient jdbc, StayTable table, IsolationRules rules, Seals seals) {
    this.jdbc = jdbc;
    this.table = table;
    this.rules = rules;
    this.seals = seals;
  }

  /**
   * Gives somebody a bed of a room.
   *
   * @param why they move; null for their first
   * @param id the key of the form that asked for it
   * @throws Problem conflict where somebody else has its last
   */
  void take(Stay stay, IsolationRoom room, @Nullable String why, UUID id) {
    try {
      jdbc.sql(
              """
              insert into isolation.bed (institution_id, id, stay_id, person_id, place_id, slot,
                                         from_at, by_name, why)
              values (:institution, :id, :stay, :person, :place, :slot, :now, :by, :why::text)
              """)
          .param("institution", CurrentInstitution.get())
          .param("id", id)
          .param("stay", stay.id())
          .param("person", stay.person())
          .param("place", room.id())
          .param("slot", slot(room))
          .param("now", table.now())
          .param("by", Actor.current().name())
          .param("why", why == null ? null : seals.seal(WHY.name(), stay.person(), why))
          .update();
    } catch (DataIntegrityViolationException taken) {
      throw Problem.conflict("isolation.taken");
    }
  }

  private int slot(IsolationRoom room) {
    var used =
        jdbc.sql(
                """
                select slot from isolation.bed
                 where institution_id = ? and place_id = ? and free_at is null
                """)
            .params(CurrentInstitution.get(), room.id())
            .query(Integer.class)
            .set();
    return IntStream.rangeClosed(1, room.capacity())
        .boxed()
        .filter(slot -> !used.contains(slot))
        .min(Comparator.naturalOrder())
        .orElseThrow(() -> Problem.conflict("isolation.taken"));
  }

  /** Whose stay was given a bed by that form; empty where none was. */
  Optional<UUID> given(UUID person, UUID key) {
    return jdbc.sql(
            """
            select stay_id from isolation.bed
             where institution_id = ? and id = ? and person_id = ?
            """)
        .params(CurrentInstitution.get(), key, person)
        .query(UUID.class)
        .optional();
  }

  /** Somebody is no longer in theirs: from now on it is to be cleaned. */
  void leave(Stay stay) {
    jdbc.sql(
            """
            update isolation.bed set left_at = :now, cleaning_due_at = :due
             where institution_id = :institution and stay_id = :stay and left_at is null
            """)
        .param("institution", CurrentInstitution.get())
        .param("stay", stay.id())
        .param("now", table.now())
        .param("due", table.now().plus(Duration.ofHours(rules.cleaningHours())))
        .update();
  }

  /**
   * Says that one is clean.
   *
   * @throws Problem not found for none, conflict where it was said before
   */
  void cleaned(UUID id) {
    int cleaned =
        jdbc.sql(
                """
                update isolation.bed set free_at = :now, cleaned_by = :by
                 where institution_id = :institution and id = :id and left_at is not null
                   and free_at is null
                """)
            .param("institution", CurrentInstitution.get())
            .param("id", id)
            .param("now", table.now())
            .param("by", Actor.current().name())
            .update();
    if (cleaned == 0) {
      throw known(id) ? Problem.conflict("isolation.changed") : Problem.notFound();
    }
  }

  private boolean known(UUID id) {
    return jdbc.sql("select exists (select from isolation.bed where institution_id = ? and id = ?)")
        .params(CurrentInstitution.get(), id)
        .query(Boolean.class)
        .single();
  }

  /** Those to be cleaned, what is due first first. */
  List<BedUse> cleaning() {
    return select(
            "and b.left_at is not null and b.free_at is null order by b.cleaning_due_at, b.id")
        .query(this::read)
        .list();
  }

  /** Those of a stay, the last one first. */
  List<BedUse> of(Stay stay) {
    return select("and b.stay_id = :stay order by b.left_at desc nulls first, b.from_at desc")
        .param("stay", stay.id())
        .query(this::read)
        .list();
  }

  private JdbcClient.StatementSpec select(String clause) {
    return jdbc.sql(SELECT + clause).param("institution", CurrentInstitution.get());
  }

  private BedUse read(ResultSet row, int n) throws SQLException {
    var why = row.getString(4);
    return new BedUse(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        why == null ? null : seals.open(WHY.name(), row.getObject(7, UUID.class), why),
        StayTable.instant(row, 5),
        StayTable.instant(row, 6));
  }
}
