package org.muster.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.PublicAddress;
import org.muster.shared.RandomSecret;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who can sign in, and with what. */
@Service
public class Accounts {

  /** Shorter passwords are refused; there is no other rule, as NIST SP 800-63B advises. */
  public static final int SHORTEST_PASSWORD = 10;

  private static final int LONGEST_PASSWORD = 200;

  /** How long a one-time link serves where nothing else is asked. */
  public static final Duration LINK_LIFE = Duration.ofHours(24);

  private final JdbcClient jdbc;
  private final Passwords passwords;
  private final PublicAddress address;
  private final Clock clock;

  Accounts(JdbcClient jdbc, Passwords passwords, PublicAddress address, Clock clock) {
    this.jdbc = jdbc;
    this.passwords = passwords;
    this.address = address;
    this.clock = clock;
  }

  /** An account as the sign-in pages greet it. */
  public record Account(UUID institution, UUID id, @Nullable UUID person, String name) {

    Viewer viewer() {
      return new Viewer(institution, person, name);
    }
  }

  /**
   * Makes an account.
   *
   * @param login what is typed to sign in, usually the staff or student number
   * @param password null for one that signs in by link first
   */
  public UUID create(
      UUID institution,
      @Nullable UUID person,
      String login,
      String name,
      @Nullable String password) {
    var id = Ids.next();
    try {
      jdbc.sql(
              """
              insert into identity.account
                (institution_id, id, person_id, login, display_name, password, created_at)
              values (:institution, :id, :person::uuid, :login, :name, :password, :now)
              """)
          .param("institution", institution)
          .param("id", id)
          .param("person", person)
          .param("login", login.strip())
          .param("name", name)
          .param("password", password == null ? null : passwords.hash(requireLong(password)))
          .param("now", clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException taken) {
      throw Problem.conflict("identity.login-taken");
    }
    return id;
  }

  /** True while nobody at all can sign in: the first start. */
  public boolean none() {
    return !jdbc.sql("select exists (select from identity.account)").query(Boolean.class).single();
  }

  /** The account of an id, while it is open. */
  public Optional<Account> find(UUID id) {
    return jdbc.sql(
            """
            select institution_id, id, person_id, display_name from identity.account
             where id = ? and closed_at is null
            """)
        .param(id)
        .query(Accounts::account)
        .optional();
  }

  /** Whom an account acts as, while it is open. */
  public Optional<Viewer> viewer(UUID account) {
    return find(account).map(Account::viewer);
  }

  /** The account that this name and password open. */
  public Optional<Account> check(String login, String password) {
    return check(null, login, password);
  }

  /**
   * The account that this name and password open.
   *
   * @param institution whose accounts alone are looked at, where it is known; else two of them may
   *     have the same staff number, and the password tells them apart
   */
  public Optional<Account> check(@Nullable UUID institution, String login, String password) {
    var candidates =
        jdbc.sql(
                """
                select institution_id, id, person_id, display_name, password
                  from identity.account
                 where lower(login) = :login and closed_at is null and password is not null
                   and (:institution::uuid is null or institution_id = :institution::uuid)
                 order by created_at limit 5
                """)
            .param("login", login.strip().toLowerCase(Locale.ROOT))
            .param("institution", institution)
            .query((row, n) -> new Candidate(account(row, n), row.getString(5)))
            .list();
    if (candidates.isEmpty()) {
      // As slow as a wrong password, so that names cannot be guessed by the clock.
      passwords.matchesNothing(password);
    }
    return candidates.stream()
        .filter(candidate -> passwords.matches(password, candidate.password))
        .map(Candidate::account)
        .findFirst();
  }

  private record Candidate(Account account, String password) {}

  /** A one-time link by which the account's owner chooses a password and is signed in. */
  public String invite(UUID institution, UUID account, Duration life) {
    var secret = RandomSecret.next();
    jdbc.sql(
            """
            insert into identity.sign_in_link (institution_id, hash, account_id, expires_at)
            values (?, ?, ?, ?)
            """)
        .params(
            institution,
            RandomSecret.hash(secret),
            account,
            clock.instant().plus(life).atOffset(ZoneOffset.UTC))
        .update();
    return address.of(institution) + "/sign-in/link/" + secret;
  }

  /** Whose link this is, while it is unused and in time. */
  public Optional<Account> invited(String secret) {
    return jdbc.sql(
            """
            select a.institution_id, a.id, a.person_id, a.display_name
              from identity.sign_in_link l
              join identity.account a
                on a.institution_id = l.institution_id and a.id = l.account_id
             where l.hash = ? and l.used_at is null and l.expires_at > ? and a.closed_at is null
            """)
        .params(RandomSecret.hash(secret), clock.instant().atOffset(ZoneOffset.UTC))
        .query(Accounts::account)
        .optional();
  }

  /** Uses a link up: sets the password and gives the account, once. */
  public Optional<Account> accept(String secret, String password) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    var hash = passwords.hash(requireLong(password));
    // One statement, so that of two at the same time only one finds the link unused.
    return jdbc.sql(
            """
            with used as (
              update identity.sign_in_link set used_at = :now
               where hash = :hash and used_at is null and expires_at > :now
              returning institution_id, account_id
            )
            update identity.account a set password = :password
              from used
             where a.institution_id = used.institution_id and a.id = used.account_id
               and a.closed_at is null
            returning a.institution_id, a.id, a.person_id, a.display_name
            """)
        .param("now", now)
        .param("hash", RandomSecret.hash(secret))
        .param("password", hash)
        .query(Accounts::account)
        .optional();
  }

  /** The password, when it is long enough. */
  public static String requireLong(String password) {
    if (password.codePointCount(0, password.length()) < SHORTEST_PASSWORD
        || password.length() > LONGEST_PASSWORD) {
      throw Problem.unprocessable("identity.password-short", SHORTEST_PASSWORD);
    }
    return password;
  }

  private static Account account(ResultSet row, int n) throws SQLException {
    return new Account(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getString(4));
  }
}
