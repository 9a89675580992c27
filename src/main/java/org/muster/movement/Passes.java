package org.muster.movement;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.muster.requests.Photo;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Passes for the gate: made with what is granted, signed, found by what was scanned or typed. */
@Service
public class Passes {

  static final String PHOTO = "movement.photo.sealed";

  /** Whoever comes back late must still get in. */
  private static final Duration AFTERWARDS = Duration.ofDays(1);

  private static final int PHOTO_SIDE = 640;
  private static final int CODE = 8;
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;
  private final PassKeys keys;
  private final Seals seals;
  private final Clock clock;

  Passes(JdbcClient jdbc, PassKeys keys, Seals seals, Clock clock) {
    this.jdbc = jdbc;
    this.keys = keys;
    this.seals = seals;
    this.clock = clock;
  }

  /** Makes the pass of a leave or return that was just granted. */
  void issue(UUID leave, UUID person, Grants.Terms terms) {
    int made;
    do {
      made =
          jdbc.sql(
                  """
                  insert into movement.pass (institution_id, id, leave_id, person_id, code, from_at,
                                             to_at)
                  values (?, ?, ?, ?, ?, ?, ?) on conflict (institution_id, code) do nothing
                  """)
              .params(
                  CurrentInstitution.get(),
                  Ids.next(),
                  leave,
                  person,
                  code(),
                  terms.from().atOffset(ZoneOffset.UTC),
                  terms.to().plus(AFTERWARDS).atOffset(ZoneOffset.UTC))
              .update();
    } while (made == 0);
  }

  private static String code() {
    var code = new StringBuilder();
    for (int n = 0; n < CODE; n++) {
      code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  /** Somebody's that are not over, the next first. */
  public List<Pass> of(UUID person) {
    return select(
            "and s.person_id = :person and s.to_at > :now and l.ended_at is null"
                + " and l.cancelled_at is null order by s.from_at limit 3")
        .param("person", person)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Passes::read)
        .list();
  }

  /** What its code carries: signed, and without the name. */
  public String signed(Pass pass) {
    var body =
        new PassPayload(pass.id(), pass.from(), pass.to(), PassPayload.digest(pass.name())).body();
    return PassPayload.text(body, keys.sign(body));
  }

  /** The pass of a code that was scanned or typed; empty for none, and for a forged one. */
  public Optional<Pass> find(String code) {
    var typed = code.strip().toUpperCase(Locale.ROOT);
    if (typed.matches("[0-9A-HJKMNP-TV-Z]{8}")) {
      return select("and s.code = :code").param("code", typed).query(Passes::read).optional();
    }
    return PassPayload.split(code.strip())
        .filter(parts -> keys.holds(parts[0], parts[1]))
        .flatMap(parts -> byId(PassPayload.pass(parts[0])));
  }

  Optional<Pass> byId(UUID id) {
    return select("and s.id = :id").param("id", id).query(Passes::read).optional();
  }

  /**
   * What a gate keeps for when there is no line.
   *
   * @param key what verifies, as base64 of an X.509 SubjectPublicKeyInfo
   * @param revoked passes whose time is not over and that do not stand
   */
  public record GateList(String key, List<UUID> revoked, Instant at) {}

  /** The key and the passes that do not stand, as of now. */
  public GateList gateList() {
    var revoked =
        jdbc.sql(
                """
                select s.id from movement.pass s
                  join movement.leave l
                    on l.institution_id = s.institution_id and l.id = s.leave_id
                 where s.institution_id = ? and s.to_at > ?
                   and (l.ended_at is not null or l.cancelled_at is not null)
                """)
            .params(CurrentInstitution.get(), clock.instant().atOffset(ZoneOffset.UTC))
            .query(UUID.class)
            .list();
    return new GateList(Base64.getEncoder().encodeToString(keys.open()), revoked, clock.instant());
  }

  /**
   * Keeps a photograph for one's passes, in the place of the one before.
   *
   * @throws Problem 422 for what is no picture, or too large
   */
  @Transactional
  public void photograph(UUID person, byte[] brought) {
    var jpeg = Photo.of(brought, PHOTO_SIDE);
    jdbc.sql(
            """
            insert into movement.photo (institution_id, person_id, sealed, at) values (?, ?, ?, ?)
            on conflict (institution_id, person_id) do update
               set sealed = excluded.sealed, at = excluded.at
            """)
        .params(
            CurrentInstitution.get(),
            person,
            seals.seal(PHOTO, person, Base64.getEncoder().encodeToString(jpeg)),
            clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Takes one's photograph away. */
  @Transactional
  public void forget(UUID person) {
    jdbc.sql("delete from movement.photo where institution_id = ? and person_id = ?")
        .params(CurrentInstitution.get(), person)
        .update();
  }

  /** Somebody's photograph, as a JPEG. */
  public byte[] photo(UUID person) {
    return jdbc.sql("select sealed from movement.photo where institution_id = ? and person_id = ?")
        .params(CurrentInstitution.get(), person)
        .query(String.class)
        .optional()
        .map(stored -> seals.open(PHOTO, person, stored))
        .map(Base64.getDecoder()::decode)
        .orElseThrow(Problem::notFound);
  }

  private JdbcClient.StatementSpec select(String clause) {
    return jdbc.sql(
            """
            select s.id, s.leave_id, s.person_id, p.name, l.kind, s.code, s.from_at, s.to_at,
                   l.ended_at is null and l.cancelled_at is null and p.left_at is null,
                   exists (select from movement.photo f
                            where f.institution_id = s.institution_id
                              and f.person_id = s.person_id)
              from movement.pass s
              join movement.leave l on l.institution_id = s.institution_id and l.id = s.leave_id
              join people.person p on p.institution_id = s.institution_id and p.id = s.person_id
             where s.institution_id = :institution
            """
                + clause)
        .param("institution", CurrentInstitution.get());
  }

  private static Pass read(ResultSet row, int n) throws SQLException {
    return new Pass(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getString(4),
        Leave.Kind.of(row.getString(5)),
        row.getString(6),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        row.getBoolean(9),
        row.getBoolean(10));
  }
}
