package org.muster.rounds;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ClosureRepository {

  private static final HexFormat HEX = HexFormat.of();

  private final JdbcClient jdbc;

  ClosureRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The end of the institution's chain; whoever asks holds it to the end of the transaction. */
  Optional<Closure> lastOfChain() {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('closures ' || ?::text, 0))::text")
        .param(CurrentInstitution.get())
        .query(String.class)
        .list();
    return select("order by seq desc limit 1").optional();
  }

  void insert(Closure closure, @Nullable UUID byPerson) {
    jdbc.sql(
            """
            insert into rounds.closure
              (institution_id, seq, id, round_id, unit_id, level, roll, reported, proxy, excused,
               unreachable, unsigned, by_person, by_name, at, content_hash, previous_hash, hash)
            values (:institution, :seq, :id, :round, :unit, :level, :roll, :reported, :proxy, :excused,
                    :unreachable, :unsigned, :person::uuid, :name, :at, :content, :previous, :hash)
            """)
        .param("institution", CurrentInstitution.get())
        .param("seq", closure.seq())
        .param("id", closure.id())
        .param("round", closure.round())
        .param("unit", closure.unit())
        .param("level", closure.level().word())
        .param("roll", closure.tally().roll())
        .param("reported", closure.tally().reported())
        .param("proxy", closure.tally().proxy())
        .param("excused", closure.tally().excused())
        .param("unreachable", closure.tally().unreachable())
        .param("unsigned", closure.unsigned().toArray(UUID[]::new))
        .param("person", byPerson)
        .param("name", closure.byName())
        .param("at", Sql.time(closure.at()))
        .param("content", HEX.parseHex(closure.contentHash()))
        .param("previous", HEX.parseHex(closure.previousHash()))
        .param("hash", HEX.parseHex(closure.hash()))
        .update();
  }

  /** Rounds whose roll has been kept long enough and is destroyed. */
  List<UUID> roundsWithoutRoll() {
    return jdbc.sql(
            """
            select id from rounds.round
             where institution_id = ? and roll_destroyed_at is not null
            """)
        .param(CurrentInstitution.get())
        .query(UUID.class)
        .list();
  }

  void reopen(UUID closure, String by, String why, Instant at) {
    jdbc.sql(
            """
            update rounds.closure set reopened_at = ?, reopened_by = ?, reopened_why = ?
             where institution_id = ? and id = ?
            """)
        .params(Sql.time(at), by, why, CurrentInstitution.get(), closure)
        .update();
  }

  /** The closures of a round that stand, in the order they were signed. */
  List<Closure> standing(UUID round) {
    return select("and round_id = ? and reopened_at is null order by seq", round).list();
  }

  /** Those of them that are of these units. */
  List<Closure> standing(UUID round, UUID[] units) {
    return select(
            "and round_id = ? and unit_id = any (?) and reopened_at is null order by seq",
            round,
            units)
        .list();
  }

  /** What the university signed of these rounds, where it stands. */
  List<Closure> ofUniversity(UUID[] rounds) {
    return select(
            "and round_id = any (?) and level = 'university' and reopened_at is null",
            (Object) rounds)
        .list();
  }

  /** The whole chain. */
  List<Closure> chain() {
    return select("order by seq").list();
  }

  /**
   * SHA-256 over who of these units stood where by which report, as it was at a moment.
   *
   * <p>The states themselves do not change once they are sealed; a report that corrected answers
   * later is left out by its time.
   */
  String contentHash(UUID round, UUID[] units, Instant at) {
    var hash =
        jdbc.sql(
                """
                select sha256(convert_to(coalesce(string_agg(line, E'\\n' order by line), ''), 'UTF8'))
                  from (
                    select r.person_id || ' ' || r.state || ' ' || coalesce(p.id::text, '-') as line
                      from rounds.roll r
                      left join lateral (
                        select id from rounds.report p
                         where p.institution_id = r.institution_id and p.round_id = r.round_id
                           and p.person_id = r.person_id and p.reported_at <= :at
                         order by id desc limit 1) p on true
                     where r.institution_id = :institution and r.round_id = :round
                       and r.unit_id = any (:units)) lines
                """)
            .param("institution", CurrentInstitution.get())
            .param("round", round)
            .param("units", units)
            .param("at", Sql.time(at))
            .query(byte[].class)
            .single();
    return HEX.formatHex(hash);
  }

  private JdbcClient.MappedQuerySpec<Closure> select(String clause, Object... parameters) {
    var spec =
        jdbc.sql(
                """
                select seq, id, round_id, unit_id, level, roll, reported, proxy, excused, unreachable,
                       unsigned, by_name, at, content_hash, previous_hash, hash, reopened_at,
                       reopened_why
                  from rounds.closure where institution_id = ?
                """
                    + clause)
            .param(CurrentInstitution.get());
    for (var parameter : parameters) {
      spec = spec.param(parameter);
    }
    return spec.query(ClosureRepository::read);
  }

  private static Closure read(ResultSet row, int n) throws SQLException {
    return new Closure(
        row.getLong(1),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getObject(4, UUID.class),
        Level.of(row.getString(5)),
        new Tally(row.getInt(6), row.getInt(7), row.getInt(8), row.getInt(9), row.getInt(10)),
        List.of((UUID[]) row.getArray(11).getArray()),
        row.getString(12),
        row.getObject(13, OffsetDateTime.class).toInstant(),
        HEX.formatHex(row.getBytes(14)),
        HEX.formatHex(row.getBytes(15)),
        HEX.formatHex(row.getBytes(16)),
        Sql.instant(row, 17),
        row.getString(18));
  }
}
