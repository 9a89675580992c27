package org.muster.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.identity.TokenScope;
import org.muster.identity.Tokens;
import org.muster.identity.Viewer;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Names for other programs: none, unless the working group granted them to a token for a stated
 * purpose. Each time they are given is on the trail, and each person reads of it.
 */
@Service
public class NameGrants {

  /** The longest that one stands, in days. */
  public static final int LONGEST = 365;

  private static final int SHORTEST_PURPOSE = 10;
  private static final int LONGEST_PURPOSE = 500;
  private static final int SHOWN = 200;

  private final JdbcClient jdbc;
  private final Tokens tokens;
  private final Institutions institutions;
  private final Trail trail;
  private final Clock clock;

  NameGrants(JdbcClient jdbc, Tokens tokens, Institutions institutions, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.tokens = tokens;
    this.institutions = institutions;
    this.trail = trail;
    this.clock = clock;
  }

  /** What is granted of a person; null what is not. */
  public record Named(@Nullable String name, @Nullable String number) {}

  /** That a person's name was given, the first time of a day. */
  public record Giving(Instant at, String bearer, String purpose) {}

  /**
   * The tokens that names can be granted to: those for FHIR, of others than the viewer.
   *
   * @throws Problem 403 for all but the working group
   */
  public List<Tokens.Serving> tokens(Scope scope) {
    require(scope);
    return tokens.serving(TokenScope.FHIR).stream().filter(token -> !own(token, scope)).toList();
  }

  /** Names are a list that leaves: as with large exports, nobody grants them to themselves. */
  private static boolean own(Tokens.Serving token, Scope scope) {
    return token.person() != null && token.person().equals(scope.person());
  }

  /** All grants, the newest first. */
  public List<NameGrant> all(Scope scope) {
    require(scope);
    return jdbc.sql(
            """
            select id, token_label, bearer, purpose, fields, from_on, until, by_name, revoked_at,
                   revoked_by, revoked_at is not null or until < :today
              from people.name_grant where institution_id = :institution
             order by id desc limit :limit
            """)
        .param("institution", CurrentInstitution.get())
        .param("today", institutions.today())
        .param("limit", SHOWN)
        .query(NameGrants::grant)
        .list();
  }

  private static NameGrant grant(ResultSet row, int n) throws SQLException {
    var revoked = row.getObject(9, OffsetDateTime.class);
    return new NameGrant(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        fields(List.of((String[]) row.getArray(5).getArray())),
        row.getObject(6, LocalDate.class),
        row.getObject(7, LocalDate.class),
        row.getString(8),
        revoked == null ? null : revoked.toInstant(),
        row.getString(10),
        row.getBoolean(11));
  }

  private static Set<NameGrant.Field> fields(Collection<String> words) {
    var fields = EnumSet.noneOf(NameGrant.Field.class);
    Arrays.stream(NameGrant.Field.values())
        .filter(field -> words.contains(field.word()))
        .forEach(fields::add);
    return fields;
  }

  /**
   * Grants names to a token, from today on.
   *
   * @param fields the words of what may be given; others are left out
   * @param until the last day, within a year
   * @throws Problem 403; 422 that says what is missing; 409 while another grant to it stands
   */
  @Transactional
  public UUID grant(
      Viewer viewer, Scope scope, UUID token, String purpose, Set<String> fields, LocalDate until) {
    var to =
        tokens(scope).stream()
            .filter(one -> one.id().equals(token))
            .findFirst()
            .orElseThrow(() -> Problem.unprocessable("people.grant-token"));
    var what = fields(fields).stream().map(NameGrant.Field::word).toArray(String[]::new);
    if (what.length == 0) {
      throw Problem.unprocessable("people.grant-fields");
    }
    var why = purpose.strip();
    if (why.length() < SHORTEST_PURPOSE || why.length() > LONGEST_PURPOSE) {
      throw Problem.unprocessable("people.grant-purpose", SHORTEST_PURPOSE, LONGEST_PURPOSE);
    }
    var today = institutions.today();
    if (until.isBefore(today) || until.isAfter(today.plusDays(LONGEST))) {
      throw Problem.unprocessable("people.grant-until", LONGEST);
    }
    var id = Ids.next();
    try {
      jdbc.sql(
              """
              insert into people.name_grant
                (institution_id, id, token_id, token_label, bearer, purpose, fields, from_on, until,
                 by_person, by_name, at)
              values (:institution, :id, :token, :label, :bearer, :purpose, :fields, :from, :until,
                      :person, :by, :now)
              """)
          .param("institution", CurrentInstitution.get())
          .param("id", id)
          .param("token", token)
          .param("label", to.label())
          .param("bearer", to.bearer())
          .param("purpose", why)
          .param("fields", what)
          .param("from", today)
          .param("until", until)
          .param("person", viewer.self())
          .param("by", viewer.name())
          .param("now", now())
          .update();
    } catch (DataIntegrityViolationException another) {
      throw Problem.conflict("people.grant-standing");
    }
    trail.record(
        "names.granted",
        "name-grant",
        id,
        Map.of("token", token, "reason", why, "fields", List.of(what), "until", until.toString()));
    return id;
  }

  /** Ends a grant at once. */
  @Transactional
  public void revoke(Viewer viewer, Scope scope, UUID id) {
    require(scope);
    int revoked =
        jdbc.sql(
                """
                update people.name_grant set revoked_at = ?, revoked_by = ?
                 where institution_id = ? and id = ? and revoked_at is null
                """)
            .params(now(), viewer.name(), CurrentInstitution.get(), id)
            .update();
    if (revoked == 0) {
      throw Problem.notFound();
    }
    trail.record("names.revoked", "name-grant", id, Map.of());
  }

  /**
   * Gives a token the names of persons, as far as they are granted to it, and notes that.
   *
   * @param token null for one that nothing can be granted to
   * @throws Problem 403 where no grant stands today
   */
  @Transactional
  public Map<UUID, Named> give(@Nullable UUID token, Collection<UUID> persons) {
    var grant = standing(token).orElseThrow(NameGrants::notGranted);
    var given = new HashMap<UUID, Named>();
    jdbc.sql(
            """
            with given as (
              select id as person_id, name, number from people.person
               where institution_id = :institution and id = any (:persons)
            ), noted as (
              insert into people.named (institution_id, person_id, grant_id, day, at)
              select :institution, person_id, :grant, :today, :now from given
              on conflict do nothing
            )
            select person_id, case when 'name' = any (:fields) then name end,
                   case when 'number' = any (:fields) then number end
              from given
            """)
        .param("institution", CurrentInstitution.get())
        .param("persons", persons.toArray(UUID[]::new))
        .param("grant", grant.id())
        .param("fields", grant.fields())
        .param("today", institutions.today())
        .param("now", now())
        .query(
            row -> {
              given.put(
                  row.getObject(1, UUID.class), new Named(row.getString(2), row.getString(3)));
            });
    trail.record("names.given", "name-grant", grant.id(), Map.of("people", given.size()));
    return given;
  }

  private record Standing(UUID id, String[] fields) {}

  /** Locked, so that no name goes out once a revocation has been answered. */
  private Optional<Standing> standing(@Nullable UUID token) {
    return jdbc.sql(
            """
            select id, fields from people.name_grant
             where institution_id = :institution and token_id = :token::uuid
               and revoked_at is null and :today between from_on and until
               for share
            """)
        .param("institution", CurrentInstitution.get())
        .param("token", token)
        .param("today", institutions.today())
        .query(
            (row, n) ->
                new Standing(row.getObject(1, UUID.class), (String[]) row.getArray(2).getArray()))
        .optional();
  }

  private static Problem notGranted() {
    return new Problem(HttpStatus.FORBIDDEN, "people.names-not-granted");
  }

  /** To whom a person's name was given and what for, the newest first. */
  public List<Giving> of(UUID person) {
    return jdbc.sql(
            """
            select n.at, g.bearer, g.purpose from people.named n
              join people.name_grant g
                on g.institution_id = n.institution_id and g.id = n.grant_id
             where n.institution_id = ? and n.person_id = ?
             order by n.at desc limit ?
            """)
        .params(CurrentInstitution.get(), person, SHOWN)
        .query(
            (row, n) ->
                new Giving(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    row.getString(2),
                    row.getString(3)))
        .list();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static void require(Scope scope) {
    if (!scope.holds(PostKind.WORKING_GROUP)) {
      throw Problem.forbidden();
    }
  }
}
