package org.muster.desks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.people.People;
import org.muster.people.PersonLine;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The on-call rotas of the institution in force, and who takes turns in each. */
@Service
public class Rotas {

  private static final String SELECT =
      """
      select id, name_zh, name_en, what_for, phone, place, unit_id, shifts_per_day, begins,
             owner_id, made_at
        from desks.rota where institution_id = :institution and closed_at is null
      """;

  private final JdbcClient jdbc;
  private final People people;
  private final Trail trail;
  private final Clock clock;

  Rotas(JdbcClient jdbc, People people, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.people = people;
    this.trail = trail;
    this.clock = clock;
  }

  /** A rota as it is asked for. */
  public record Draft(
      String nameZh,
      String nameEn,
      String whatFor,
      String phone,
      String place,
      UUID unit,
      int shiftsPerDay,
      LocalTime begins) {}

  /** True for those who make rotas at all. */
  public static boolean makes(Scope scope) {
    return scope.person() != null
        && (scope.holds(PostKind.WORKING_GROUP) || scope.holds(PostKind.CHIEF_COUNSELLOR));
  }

  /** True for those who answer for the unit a rota serves: they plan it. */
  public static boolean keeps(Scope scope, UUID unit) {
    return makes(scope)
        && (scope.holds(PostKind.WORKING_GROUP)
            || scope.units(PostKind.CHIEF_COUNSELLOR).contains(unit));
  }

  /**
   * Makes one; whoever makes it is its owner.
   *
   * @throws Problem without a name or what it is for, or with a pattern there is none of
   */
  @Transactional
  public UUID create(Draft draft, UUID owner) {
    if (draft.nameZh().isBlank() || draft.whatFor().isBlank()) {
      throw Problem.unprocessable("desks.rota");
    }
    if (draft.shiftsPerDay() < 1 || draft.shiftsPerDay() > 4) {
      throw Problem.unprocessable("desks.pattern");
    }
    var id = Ids.next();
    jdbc.sql(
            """
            insert into desks.rota (institution_id, id, name_zh, name_en, what_for, phone, place,
                                    unit_id, shifts_per_day, begins, owner_id, made_at)
            values (:institution, :id, :zh, :en::text, :for, :phone::text, :place::text, :unit,
                    :shifts, :begins, :owner, :now)
            """)
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .param("zh", limited(draft.nameZh(), 100))
        .param("en", limited(draft.nameEn(), 100))
        .param("for", limited(draft.whatFor(), 500))
        .param("phone", limited(draft.phone(), 40))
        .param("place", limited(draft.place(), 100))
        .param("unit", draft.unit())
        .param("shifts", draft.shiftsPerDay())
        .param("begins", draft.begins())
        .param("owner", owner)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    trail.record("desks.rota", "rota", id, Map.of("shifts", draft.shiftsPerDay()));
    return id;
  }

  private static @Nullable String limited(String words, int most) {
    var stripped = words.strip();
    if (stripped.length() > most) {
      throw Problem.unprocessable("desks.rota");
    }
    return stripped.isEmpty() ? null : stripped;
  }

  /** Those in use, by name. */
  public List<Rota> all() {
    return jdbc.sql(SELECT + "order by name_zh, id")
        .param("institution", CurrentInstitution.get())
        .query((row, n) -> rota(row))
        .list();
  }

  /** One in use. */
  public Rota get(UUID id) {
    return find(id).orElseThrow(Problem::notFound);
  }

  private Optional<Rota> find(UUID id) {
    return jdbc.sql(SELECT + "and id = :id")
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .query((row, n) -> rota(row))
        .optional();
  }

  /** Takes one out of use: what was, stays; nobody is on call any more. */
  @Transactional
  public void close(UUID id) {
    int closed =
        jdbc.sql(
                """
                update desks.rota set closed_at = ?
                 where institution_id = ? and id = ? and closed_at is null
                """)
            .params(clock.instant().atOffset(ZoneOffset.UTC), CurrentInstitution.get(), id)
            .update();
    if (closed == 0) {
      throw Problem.notFound();
    }
    trail.record("desks.rota-end", "rota", id, Map.of());
  }

  /** Who takes turns, in that order. */
  public List<PersonLine> members(UUID rota) {
    var ids = ids(rota);
    var lines =
        people.byNumbers(List.copyOf(people.numbers(ids).values())).stream()
            .collect(Collectors.toMap(PersonLine::id, line -> line));
    // One who has left has no turn any more.
    return ids.stream().filter(lines::containsKey).map(lines::get).toList();
  }

  private List<UUID> ids(UUID rota) {
    return jdbc.sql(
            """
            select person_id from desks.member where institution_id = ? and rota_id = ?
             order by position
            """)
        .params(CurrentInstitution.get(), rota)
        .query(UUID.class)
        .list();
  }

  /** True for one who takes turns anywhere. */
  public boolean takesTurns(UUID person) {
    return jdbc.sql(
            "select exists (select from desks.member where institution_id = ? and person_id = ?)")
        .params(CurrentInstitution.get(), person)
        .query(Boolean.class)
        .single();
  }

  /**
   * Says who takes turns, by their numbers in that order; shifts that are planned stay as they are.
   *
   * @throws Problem naming the numbers of which there is no member of staff
   */
  @Transactional
  public void setMembers(UUID rota, String typed) {
    var numbers =
        new ArrayList<>(
            Arrays.stream(typed.split("[\\s,;，；、]+"))
                .filter(number -> !number.isBlank())
                .collect(Collectors.toCollection(LinkedHashSet::new)));
    var staff =
        people.byNumbers(numbers).stream()
            .filter(line -> !line.student())
            .collect(Collectors.toMap(PersonLine::number, PersonLine::id));
    if (!staff.keySet().containsAll(numbers)) {
      var unknown = new ArrayList<>(numbers);
      unknown.removeAll(staff.keySet());
      throw Problem.unprocessable("desks.members", String.join(" ", unknown));
    }
    jdbc.sql("delete from desks.member where institution_id = ? and rota_id = ?")
        .params(CurrentInstitution.get(), rota)
        .update();
    jdbc.sql(
            """
            insert into desks.member (institution_id, rota_id, person_id, position)
            select :institution, :rota, m.id, m.position
              from unnest(:people::uuid[]) with ordinality as m(id, position)
            """)
        .param("institution", CurrentInstitution.get())
        .param("rota", rota)
        .param("people", numbers.stream().map(staff::get).toArray(UUID[]::new))
        .update();
    trail.record("desks.members", "rota", rota, Map.of("people", numbers.size()));
  }

  private static Rota rota(ResultSet row) throws SQLException {
    return new Rota(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getObject(7, UUID.class),
        row.getInt(8),
        row.getObject(9, LocalTime.class),
        row.getObject(10, UUID.class),
        row.getObject(11, OffsetDateTime.class).toInstant());
  }
}
