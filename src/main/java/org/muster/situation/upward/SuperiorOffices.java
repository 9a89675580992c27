package org.muster.situation.upward;

import java.net.URI;
import java.net.URISyntaxException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.SealedColumn;
import org.muster.shared.Seals;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Those above to whom returns go, and what was agreed with them. */
@Service
public class SuperiorOffices {

  private static final String TOKEN = "situation.superior.token";
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_ADDRESS = 500;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final JdbcClient jdbc;
  private final Seals seals;
  private final AgreedFigures agreed;
  private final Trail trail;
  private final Clock clock;
  private final boolean thisMachineToo;

  SuperiorOffices(
      JdbcClient jdbc,
      Seals seals,
      AgreedFigures agreed,
      Trail trail,
      Clock clock,
      @Value("${muster.upward.this-machine:false}") boolean thisMachineToo) {
    this.jdbc = jdbc;
    this.seals = seals;
    this.agreed = agreed;
    this.trail = trail;
    this.clock = clock;
    this.thisMachineToo = thisMachineToo;
  }

  @Bean
  static SealedColumn superiorTokenSealed() {
    return new SealedColumn("situation.superior", "token", "id", true);
  }

  /** True for those who have the whole institution's figures in their charge. */
  public static boolean may(Scope scope) {
    return scope.whole();
  }

  /**
   * What is agreed with one, as a form has it.
   *
   * @param address blank where returns are carried by hand
   * @param token blank to leave it as it is
   */
  public record Terms(
      String name,
      String ourCode,
      String address,
      String token,
      List<String> figures,
      LocalTime sendsAt) {}

  /** Those in use, the oldest first. */
  public List<Superior> all() {
    return select("and s.retired_at is null order by s.id").query(SuperiorOffices::superior).list();
  }

  /** One that must be there. */
  public Superior get(UUID id) {
    return select("and s.id = :id")
        .param("id", id)
        .query(SuperiorOffices::superior)
        .optional()
        .orElseThrow(Problem::notFound);
  }

  private JdbcClient.StatementSpec select(String clause) {
    return jdbc.sql(
            """
            select s.id, s.name, s.our_code, s.address, s.figures, s.sends_at, p.name, s.made_at,
                   s.retired_at is not null
              from situation.superior s
              join people.person p on p.institution_id = s.institution_id and p.id = s.made_by
             where s.institution_id = :institution
            """
                + clause)
        .param("institution", CurrentInstitution.get());
  }

  private static Superior superior(ResultSet row, int n) throws SQLException {
    return new Superior(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        List.of((String[]) row.getArray(5).getArray()),
        row.getObject(6, LocalTime.class),
        row.getString(7),
        row.getObject(8, OffsetDateTime.class).toInstant(),
        row.getBoolean(9));
  }

  /** Agrees with a new one. */
  @Transactional
  public UUID add(Terms terms, UUID by) {
    var id = Ids.next();
    var checked = checked(terms);
    if (!checked.address().isEmpty() && checked.token().isEmpty()) {
      throw Problem.unprocessable("upward.token-missing");
    }
    jdbc.sql(
            """
            insert into situation.superior
              (institution_id, id, name, our_code, address, token, figures, sends_at, sends_since,
               made_by, made_at)
            values (:institution, :id, :name, :code, nullif(:address, ''), :token::text, :figures,
                    :at, :now, :by, :now)
            """)
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .param("name", checked.name())
        .param("code", checked.ourCode())
        .param("address", checked.address())
        .param("token", checked.address().isEmpty() ? null : sealed(id, checked.token()))
        .param("figures", checked.figures().toArray(String[]::new))
        .param("at", checked.sendsAt())
        .param("by", by)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    trail.record("upward.agreed", "superior", id, told(checked));
    return id;
  }

  /** Changes what was agreed; returns that were made stay as they are. */
  @Transactional
  public void change(UUID id, Terms terms) {
    inUse(id);
    var checked = checked(terms);
    int changed =
        jdbc.sql(
                """
                update situation.superior
                   set name = :name, our_code = :code, address = nullif(:address, ''),
                       token = case when :address = '' then null
                                    else coalesce(:token::text, token) end,
                       figures = :figures,
                       sends_since = case when sends_at = :at then sends_since else :now end,
                       sends_at = :at
                 where institution_id = :institution and id = :id
                   and (:address = '' or :token::text is not null or token is not null)
                """)
            .param("institution", CurrentInstitution.get())
            .param("id", id)
            .param("name", checked.name())
            .param("code", checked.ourCode())
            .param("address", checked.address())
            .param("token", checked.token().isEmpty() ? null : sealed(id, checked.token()))
            .param("figures", checked.figures().toArray(String[]::new))
            .param("at", checked.sendsAt())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    if (changed == 0) {
      throw Problem.unprocessable("upward.token-missing");
    }
    trail.record("upward.changed", "superior", id, told(checked));
  }

  /** Nothing is returned there any more. */
  @Transactional
  public void retire(UUID id) {
    int retired =
        jdbc.sql(
                """
                update situation.superior set retired_at = ?
                 where institution_id = ? and id = ? and retired_at is null
                """)
            .params(clock.instant().atOffset(ZoneOffset.UTC), CurrentInstitution.get(), id)
            .update();
    if (retired > 0) {
      trail.record("upward.retired", "superior", id, Map.of());
    }
  }

  /** The token that lets us in there; empty where there is no line. */
  Optional<String> token(UUID id) {
    return jdbc.sql(
            """
            select token from situation.superior
             where institution_id = ? and id = ? and token is not null
            """)
        .params(CurrentInstitution.get(), id)
        .query(String.class)
        .optional()
        .map(stored -> seals.open(TOKEN, id, stored));
  }

  void inUse(UUID id) {
    if (get(id).retired()) {
      throw Problem.conflict("upward.retired");
    }
  }

  private String sealed(UUID id, String token) {
    return seals.seal(TOKEN, id, token);
  }

  private static Map<String, ?> told(Terms terms) {
    return Map.of(
        "figures", terms.figures(),
        "at", terms.sendsAt().toString(),
        "line", !terms.address().isEmpty());
  }

  private Terms checked(Terms terms) {
    var name = terms.name().strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw Problem.unprocessable("upward.name", LONGEST_NAME);
    }
    var code = terms.ourCode().strip();
    if (!code.matches("[A-Za-z0-9_-]{2,32}")) {
      throw Problem.unprocessable("upward.code");
    }
    var address = terms.address().strip();
    if (!address.isEmpty() && !mayBeAsked(address)) {
      throw Problem.unprocessable("upward.address");
    }
    var token = terms.token().strip();
    if (!token.matches("[!-~]{0,300}")) {
      throw Problem.unprocessable("upward.token");
    }
    return new Terms(name, code, address, token, agreed.checked(terms.figures()), terms.sendsAt());
  }

  /**
   * Whoever can change what is said on the way is anybody: https. This machine only where its
   * operator allows it, since other things listen here.
   */
  private boolean mayBeAsked(String text) {
    try {
      var address = new URI(text);
      var host = address.getHost();
      boolean here = host != null && THIS_MACHINE.contains(host);
      return text.length() <= LONGEST_ADDRESS
          && host != null
          && address.getUserInfo() == null
          && address.getFragment() == null
          && (here
              ? thisMachineToo && Set.of("http", "https").contains(address.getScheme())
              : "https".equals(address.getScheme()));
    } catch (URISyntaxException malformed) {
      return false;
    }
  }
}
