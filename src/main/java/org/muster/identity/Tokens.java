package org.muster.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.RandomSecret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Bearer tokens of the API: each acts as its owner within its scopes and for its time, is shown
 * once and kept as a hash.
 */
@Service
public class Tokens {

  /** The longest that one serves. */
  public static final Duration LONGEST = Duration.ofDays(365);

  private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(5);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Trail trail;
  private final Clock clock;

  Tokens(JdbcClient jdbc, TransactionTemplate transaction, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.trail = trail;
    this.clock = clock;
  }

  /** A token just made; its text cannot be read again. */
  public record Issued(UUID id, String text) {}

  /** The request's attribute with the id of the token that it bears. */
  public static final String BORNE = "org.muster.token";

  /** Who acts by a token, and what for at most. */
  public record Bearer(UUID token, Viewer viewer, Set<TokenScope> scopes) {}

  /**
   * A valid token of the institution.
   *
   * @param bearer what its owner is called
   */
  public record Serving(UUID id, @Nullable UUID person, String bearer, String label) {}

  /** A token as its owner's list shows it. */
  public record TokenLine(
      UUID id,
      String label,
      Set<TokenScope> scopes,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant lastUsedAt) {}

  /**
   * Makes a token that acts as its owner.
   *
   * @param label what it is for
   * @param life how long it serves, a year at most
   */
  public Issued issue(Viewer owner, String label, Set<TokenScope> scopes, Duration life) {
    if (label.isBlank() || label.length() > 100) {
      throw Problem.unprocessable("identity.token-label");
    }
    if (!life.isPositive() || life.compareTo(LONGEST) > 0) {
      throw Problem.unprocessable("identity.token-life", LONGEST.toDays());
    }
    if (scopes.isEmpty() || !TokenScope.grantable().containsAll(scopes)) {
      throw Problem.unprocessable("identity.token-scopes");
    }
    var issued = new Issued(Ids.next(), "mst_" + RandomSecret.next());
    var words = TokenScope.words(TokenScope.sorted(scopes));
    CurrentInstitution.run(
        owner.institution(),
        () ->
            transaction.executeWithoutResult(
                status -> {
                  insert(owner, label.strip(), words, life, issued);
                  trail.record(
                      "token.issued",
                      "token",
                      issued.id(),
                      Map.of("label", label, "scopes", words, "days", life.toDays()));
                }));
    return issued;
  }

  private void insert(
      Viewer owner, String label, List<String> scopes, Duration life, Issued issued) {
    var now = clock.instant();
    jdbc.sql(
            """
            insert into identity.token
              (institution_id, id, hash, person_id, bearer, label, scopes, created_at, expires_at)
            values (:institution, :id, :hash, :person::uuid, :bearer, :label, :scopes, :now,
                    :expires)
            """)
        .param("institution", owner.institution())
        .param("id", issued.id())
        .param("hash", RandomSecret.hash(issued.text()))
        .param("person", owner.person())
        .param("bearer", owner.name())
        .param("label", label)
        .param("scopes", scopes.toArray(String[]::new))
        .param("now", at(now))
        .param("expires", at(now.plus(life)))
        .update();
  }

  /** Who bears this token, if it is valid now. */
  public Optional<Bearer> bearer(String text) {
    var now = clock.instant();
    var hash = RandomSecret.hash(text);
    return jdbc.sql(
            """
            select institution_id, person_id, bearer, last_used_at, scopes, id from identity.token
             where hash = :hash and revoked_at is null and expires_at > :now
            """)
        .param("hash", hash)
        .param("now", at(now))
        .query(
            (row, n) -> {
              noteUse(hash, instant(row.getObject(4, OffsetDateTime.class)), now);
              return new Bearer(
                  row.getObject(6, UUID.class),
                  new Viewer(
                      row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)),
                  scopes(row, 5));
            })
        .optional();
  }

  private void noteUse(byte[] hash, @Nullable Instant last, Instant now) {
    if (last == null || last.isBefore(now.minus(USE_NOTED_EVERY))) {
      jdbc.sql("update identity.token set last_used_at = ? where hash = ?")
          .params(at(now), hash)
          .update();
    }
  }

  /** The owner's valid tokens, newest first. */
  public List<TokenLine> of(Viewer owner) {
    return jdbc.sql(
            """
            select id, label, scopes, created_at, expires_at, last_used_at from identity.token
             where institution_id = :institution and person_id is not distinct from :person::uuid
               and revoked_at is null and expires_at > :now
             order by created_at desc
            """)
        .param("institution", owner.institution())
        .param("person", owner.person())
        .param("now", at(clock.instant()))
        .query(
            (row, n) ->
                new TokenLine(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    scopes(row, 3),
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    row.getObject(5, OffsetDateTime.class).toInstant(),
                    instant(row.getObject(6, OffsetDateTime.class))))
        .list();
  }

  /** The valid tokens of the institution in force that serve for something, newest first. */
  public List<Serving> serving(TokenScope scope) {
    return jdbc.sql(
            """
            select id, person_id, bearer, label from identity.token
             where institution_id = :institution and :scope = any (scopes)
               and revoked_at is null and expires_at > :now
             order by created_at desc, id desc
            """)
        .param("institution", CurrentInstitution.get())
        .param("scope", scope.word())
        .param("now", at(clock.instant()))
        .query(
            (row, n) ->
                new Serving(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getString(4)))
        .list();
  }

  /** Ends one of the owner's tokens at once. */
  public void revoke(Viewer owner, UUID id) {
    transaction.executeWithoutResult(
        status -> {
          int ended =
              jdbc.sql(
                      """
                      update identity.token set revoked_at = :now
                       where institution_id = :institution and id = :id
                         and person_id is not distinct from :person::uuid and revoked_at is null
                      """)
                  .param("now", at(clock.instant()))
                  .param("institution", owner.institution())
                  .param("id", id)
                  .param("person", owner.person())
                  .update();
          if (ended == 0) {
            throw Problem.notFound();
          }
          trail.record("token.revoked", "token", id, Map.of());
        });
  }

  private static Set<TokenScope> scopes(ResultSet row, int column) throws SQLException {
    return TokenScope.of((String[]) row.getArray(column).getArray());
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime moment) {
    return moment == null ? null : moment.toInstant();
  }
}
