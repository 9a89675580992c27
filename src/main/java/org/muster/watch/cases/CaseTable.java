package org.muster.watch.cases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.people.Scope;
import org.muster.rounds.ReportedTemperatures;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Seals;
import org.muster.watch.Release;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cases as they are stored, read through a scope. */
@Component
class CaseTable {

  private static final String CASES =
      """
      select c.id, c.outbreak_id, c.person_id, coalesce(p.name, c.label), p.number, m.unit_id,
             coalesce(u.name, c.unit), c.n, c.state, c.turned_on, c.turned_at, c.onset_on,
             c.sampled_on, c.reported_on, coalesce(c.sex, p.sex), c.age, c.place, c.infector_id,
             coalesce(case when :units::uuid[] is null or g.unit_id = any (:units::uuid[])
                           then q.name end, f.label, c.infector_label)
        from watch.case_now c
        left join people.person p on p.institution_id = c.institution_id and p.id = c.person_id
        left join people.membership m
          on m.institution_id = c.institution_id and m.person_id = c.person_id and m.to_at is null
        left join people.unit u on u.institution_id = m.institution_id and u.id = m.unit_id
        left join watch.illness f on f.institution_id = c.institution_id and f.id = c.infector_id
        left join people.person q on q.institution_id = f.institution_id and q.id = f.person_id
        left join people.membership g
          on g.institution_id = f.institution_id and g.person_id = f.person_id and g.to_at is null
       where c.institution_id = :institution
         and (:units::uuid[] is null or m.unit_id = any (:units::uuid[]))
      """;

  private final JdbcClient jdbc;
  private final ReportedTemperatures temperatures;
  private final Seals seals;

  CaseTable(JdbcClient jdbc, ReportedTemperatures temperatures, Seals seals) {
    this.jdbc = jdbc;
    this.temperatures = temperatures;
    this.seals = seals;
  }

  Optional<Case> find(Scope scope, UUID id) {
    return cases(scope, "and c.id = :id").param("id", id).query(CaseTable::read).optional();
  }

  /** All of an outbreak in the order of their days. */
  List<Case> of(Scope scope, UUID outbreak) {
    return cases(
            scope,
            """
            and c.outbreak_id = :outbreak
            order by coalesce(c.onset_on, c.sampled_on, c.reported_on, c.turned_on), c.id
            """)
        .param("outbreak", outbreak)
        .query(CaseTable::read)
        .list();
  }

  /** The cases of a person, the newest first. */
  List<Case> ofPerson(Scope scope, UUID person) {
    return cases(scope, "and c.person_id = :person order by c.turned_at desc")
        .param("person", person)
        .query(CaseTable::read)
        .list();
  }

  private JdbcClient.StatementSpec cases(Scope scope, String clause) {
    return jdbc.sql(CASES + clause)
        .param("institution", CurrentInstitution.get())
        .param("units", Sees.units(scope));
  }

  /** How it came to stand as it does, the first turn first. */
  List<Turn> turns(UUID illness) {
    return jdbc.sql(
            """
            select n, state, turned_on, test, evidence, by_name, at from watch.case_turn
             where institution_id = ? and illness_id = ? order by n
            """)
        .params(CurrentInstitution.get(), illness)
        .query(
            (row, n) -> {
              var evidence = row.getString(5);
              return new Turn(
                  row.getInt(1),
                  CaseState.of(row.getString(2)),
                  row.getObject(3, LocalDate.class),
                  row.getString(4),
                  evidence == null
                      ? null
                      : seals.open(CasesHeld.EVIDENCE.name(), illness, evidence),
                  row.getString(6),
                  row.getObject(7, OffsetDateTime.class).toInstant());
            })
        .list();
  }

  /** What was seen of it, the newest first. */
  List<Observation> observations(UUID illness) {
    return jdbc.sql(
            """
            select id, observed_at, temperature, negative, words, by_name from watch.observation
             where institution_id = ? and illness_id = ? order by observed_at desc, id desc
            """)
        .params(CurrentInstitution.get(), illness)
        .query(
            (row, n) -> {
              var id = row.getObject(1, UUID.class);
              var words = row.getString(5);
              var temperature = row.getBigDecimal(3);
              return new Observation(
                  id,
                  row.getObject(2, OffsetDateTime.class).toInstant(),
                  temperature == null ? null : temperature.doubleValue(),
                  row.getObject(4, Boolean.class),
                  words == null ? null : seals.open(CasesHeld.SEEN.name(), id, words),
                  row.getString(6));
            })
        .list();
  }

  /** What was measured of each of these cases, by whoever saw them and by their own reports. */
  Map<UUID, List<Release.Seen>> seen(List<Case> cases, Instant since) {
    var seen = new HashMap<UUID, List<Release.Seen>>();
    var reported =
        temperatures.of(
            cases.stream().map(Case::person).filter(Objects::nonNull).distinct().toList(), since);
    for (var one : cases) {
      var own = one.person() == null ? null : reported.get(one.person());
      seen.put(
          one.id(),
          own == null
              ? new ArrayList<>()
              : own.stream()
                  .map(each -> new Release.Seen(each.at(), each.temperature(), null))
                  .collect(Collectors.toCollection(ArrayList::new)));
    }
    jdbc.sql(
            """
            select illness_id, observed_at, temperature, negative from watch.observation
             where institution_id = ? and illness_id = any (?)
               and num_nonnulls(temperature, negative) > 0
            """)
        .params(CurrentInstitution.get(), cases.stream().map(Case::id).toArray(UUID[]::new))
        .query(
            row -> {
              var temperature = row.getBigDecimal(3);
              seen.computeIfAbsent(row.getObject(1, UUID.class), none -> new ArrayList<>())
                  .add(
                      new Release.Seen(
                          row.getObject(2, OffsetDateTime.class).toInstant(),
                          temperature == null ? null : temperature.doubleValue(),
                          row.getObject(4, Boolean.class)));
            });
    return seen;
  }

  private static Case read(ResultSet row, int n) throws SQLException {
    var age = row.getBigDecimal(16);
    return new Case(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getString(5),
        row.getObject(6, UUID.class),
        row.getString(7),
        row.getInt(8),
        CaseState.of(row.getString(9)),
        row.getObject(10, LocalDate.class),
        row.getObject(11, OffsetDateTime.class).toInstant(),
        row.getObject(12, LocalDate.class),
        row.getObject(13, LocalDate.class),
        row.getObject(14, LocalDate.class),
        row.getString(15),
        age == null ? null : age.doubleValue(),
        row.getString(17),
        row.getObject(18, UUID.class),
        row.getString(19));
  }
}
