package org.muster.calls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.people.Tie;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of attempts; what was noted is sealed for the person it is about. */
@Component
class AttemptTable {

  static final String NOTE = "calls.attempt.note";

  /** So many since a reason began say all that matters for the next. */
  private static final int ENOUGH = 20;

  private static final String FIELDS =
      """
      a.id, a.person_id, a.cause, a.whom, a.means, a.outcome, a.by_person, a.by_name, a.at\
      """;

  private final JdbcClient jdbc;
  private final Seals seals;

  AttemptTable(JdbcClient jdbc, Seals seals) {
    this.jdbc = jdbc;
    this.seals = seals;
  }

  /** False where this submission had been stored before. */
  boolean insert(Viewer by, Call call, Instant at) {
    return jdbc.sql(
                """
                insert into calls.attempt
                  (institution_id, person_id, id, cause, subject, whom, means, outcome, note, seconds,
                   by_person, by_name, at, submission)
                values (:institution, :person, :id, :cause, :subject::uuid, :whom, :means, :outcome,
                        :note, :seconds::int, :by::uuid, :name, :at, :submission)
                on conflict (institution_id, submission) do nothing
                """)
            .param("institution", CurrentInstitution.get())
            .param("person", call.person())
            .param("id", Ids.next())
            .param("cause", call.cause())
            .param("subject", call.subject())
            .param("whom", call.whom().word())
            .param("means", call.means().word())
            .param("outcome", call.outcome().word())
            .param(
                "note",
                call.note().isBlank() ? null : seals.seal(NOTE, call.person(), call.note().strip()))
            .param("seconds", call.seconds())
            .param("by", by.person())
            .param("name", by.name())
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("submission", call.key())
            .update()
        > 0;
  }

  /** The newest of a person, newest first, with their notes. */
  List<Attempt> newest(UUID person, int limit) {
    return jdbc.sql(
            """
            select %s, a.note from calls.attempt a
             where a.institution_id = ? and a.person_id = ? order by a.id desc limit ?
            """
                .formatted(FIELDS))
        .params(CurrentInstitution.get(), person, limit)
        .query(
            (row, n) -> {
              var note = row.getString(10);
              return attempt(row, note == null ? null : seals.open(NOTE, person, note));
            })
        .list();
  }

  /** For each person the attempts since a moment of their own, oldest first, without notes. */
  Map<UUID, List<Attempt>> since(Map<UUID, Instant> moments) {
    if (moments.isEmpty()) {
      return Map.of();
    }
    var entries = List.copyOf(moments.entrySet());
    var persons = entries.stream().map(Map.Entry::getKey).toArray(UUID[]::new);
    var times = entries.stream().map(one -> one.getValue().toString()).toArray(String[]::new);
    return jdbc
        .sql(
            """
            select %s
              from unnest(:persons::uuid[], :times::text[]) as p (person_id, since)
             -- Each by the key: joined, everybody's attempts of a year would be read.
             cross join lateral (
               select * from calls.attempt x
                where x.institution_id = :institution and x.person_id = p.person_id
                  and x.at >= p.since::timestamptz
                order by x.at desc, x.id desc limit :enough) a
             order by a.at, a.id
            """
                .formatted(FIELDS))
        .param("persons", persons)
        .param("times", times)
        .param("institution", CurrentInstitution.get())
        .param("enough", ENOUGH)
        .query((row, n) -> attempt(row, null))
        .list()
        .stream()
        .collect(Collectors.groupingBy(Attempt::person));
  }

  /** Who made the last call to each of these persons, where anybody did. */
  Map<UUID, UUID> lastCallers(List<UUID> persons) {
    var callers = new HashMap<UUID, UUID>();
    jdbc.sql(
            """
            select p.person_id, a.by_person
              from unnest(:persons::uuid[]) as p (person_id)
             cross join lateral (
               select x.by_person from calls.attempt x
                where x.institution_id = :institution and x.person_id = p.person_id
                order by x.id desc limit 1) a
             where a.by_person is not null
            """)
        .param("persons", persons.toArray(UUID[]::new))
        .param("institution", CurrentInstitution.get())
        .query(
            row -> {
              callers.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
            });
    return callers;
  }

  /** A cause's measured calls. */
  record Length(double medianSeconds, int measured) {}

  /** How long calls that reached somebody took since a moment, by cause. */
  Map<String, Length> lengths(Instant since) {
    var lengths = new HashMap<String, Length>();
    jdbc.sql(
            """
            select cause, percentile_cont(0.5) within group (order by seconds), count(*)
              from calls.attempt
             where institution_id = ? and at >= ? and seconds is not null and cause is not null
               and outcome in ('reached_well', 'reached_issue')
             group by cause
            """)
        .params(CurrentInstitution.get(), since.atOffset(ZoneOffset.UTC))
        .query(
            row -> {
              lengths.put(row.getString(1), new Length(row.getDouble(2), row.getInt(3)));
            });
    return lengths;
  }

  private static Attempt attempt(ResultSet row, @Nullable String note) throws SQLException {
    return new Attempt(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        Tie.of(row.getString(4)),
        Means.of(row.getString(5)),
        Outcome.of(row.getString(6)),
        note,
        row.getObject(7, UUID.class),
        row.getString(8),
        row.getObject(9, OffsetDateTime.class).toInstant());
  }
}
