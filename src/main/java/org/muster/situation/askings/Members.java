package org.muster.situation.askings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.RandomSecret;
import org.muster.situation.upward.OpenKey;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The institutions that are asked, each with its key and the token it sends by. */
@Service
public class Members {

  private static final int LONGEST = 100;
  private static final int LONGEST_TELEPHONE = 50;

  private final JdbcClient jdbc;
  private final Institutions institutions;
  private final Trail trail;

  Members(JdbcClient jdbc, Institutions institutions, Trail trail) {
    this.jdbc = jdbc;
    this.institutions = institutions;
    this.trail = trail;
  }

  /** True for those who have the whole institution in their charge. */
  public static boolean may(Scope scope) {
    return scope.whole();
  }

  /**
   * What is known of one, as a form has it.
   *
   * @param key blank for none yet
   * @param to null for as long as it is asked
   */
  public record Card(
      String code,
      String name,
      String key,
      String office,
      String telephone,
      int most,
      LocalDate from,
      @Nullable LocalDate to) {}

  /** All, those that are not asked any more last. */
  public List<Member> all() {
    return select("order by to_on nulls first, code").query(Members::member).list();
  }

  /** One that must be there. */
  public Member get(UUID id) {
    return select("and id = :id")
        .param("id", id)
        .query(Members::member)
        .optional()
        .orElseThrow(Problem::notFound);
  }

  Optional<Member> byCode(String code) {
    return select("and code = :code").param("code", code).query(Members::member).optional();
  }

  /** Who bears a token, while they are asked. */
  public Optional<Member> byToken(String token) {
    return select("and token_hash = :hash and (to_on is null or to_on >= :today)")
        .param("hash", RandomSecret.hash(token))
        .param("today", institutions.today())
        .query(Members::member)
        .optional();
  }

  private JdbcClient.StatementSpec select(String clause) {
    return jdbc.sql(
            """
            select id, code, name, public_key, token_hash is not null, office, telephone, most,
                   from_on, to_on
              from situation.member where institution_id = :institution
            """
                + clause)
        .param("institution", CurrentInstitution.get());
  }

  private static Member member(ResultSet row, int n) throws SQLException {
    var key = row.getBytes(4);
    return new Member(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        key == null ? null : new OpenKey(key),
        row.getBoolean(5),
        row.getString(6),
        row.getString(7),
        row.getInt(8),
        row.getObject(9, LocalDate.class),
        row.getObject(10, LocalDate.class));
  }

  /** Enters a new one; it is on the roll of the days from its first. */
  @Transactional
  public UUID add(Card card) {
    var id = Ids.next();
    try {
      write(
          """
          insert into situation.member
            (institution_id, id, code, name, public_key, office, telephone, most, from_on, to_on)
          values (:institution, :id, :code, :name, :key::bytea, :office, :telephone, :most, :from,
                  :to::date)
          """,
          id,
          checked(card));
    } catch (DuplicateKeyException taken) {
      throw Problem.conflict("askings.code-taken", card.code().strip());
    }
    trail.record("askings.member", "member", id, Map.of("code", card.code().strip()));
    return id;
  }

  /** Changes what is known of one; rolls that were opened stay as they are. */
  @Transactional
  public void change(UUID id, Card card) {
    var before = get(id);
    var checked = checked(card);
    if (!before.code().equals(checked.code())) {
      throw Problem.unprocessable("askings.code-stays");
    }
    write(
        """
        update situation.member
           set name = :name, public_key = :key::bytea, office = :office, telephone = :telephone,
               most = :most, from_on = :from, to_on = :to::date
         where institution_id = :institution and id = :id and code = :code
        """,
        id,
        checked);
    boolean key = !print(before.key()).equals(print(key(checked)));
    trail.record(
        "askings.member-changed", "member", id, Map.of("code", checked.code(), "newKey", key));
  }

  private static String print(@Nullable OpenKey key) {
    return key == null ? "" : key.fingerprint();
  }

  private void write(String sql, UUID id, Card card) {
    var key = key(card);
    jdbc.sql(sql)
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .param("code", card.code())
        .param("name", card.name())
        .param("key", key == null ? null : key.encoded())
        .param("office", card.office())
        .param("telephone", card.telephone())
        .param("most", card.most())
        .param("from", card.from())
        .param("to", card.to())
        .update();
  }

  private static @Nullable OpenKey key(Card card) {
    return card.key().isBlank() ? null : OpenKey.read(card.key());
  }

  /** A new token in the place of the one before; it is shown once and cannot be read again. */
  @Transactional
  public String issue(UUID id) {
    var token = "mrt_" + RandomSecret.next();
    int issued =
        jdbc.sql("update situation.member set token_hash = ? where institution_id = ? and id = ?")
            .params(RandomSecret.hash(token), CurrentInstitution.get(), id)
            .update();
    if (issued == 0) {
      throw Problem.notFound();
    }
    trail.record("askings.token", "member", id, Map.of());
    return token;
  }

  private static Card checked(Card card) {
    var checked =
        new Card(
            card.code().strip(),
            card.name().strip(),
            card.key(),
            card.office().strip(),
            card.telephone().strip(),
            card.most(),
            card.from(),
            card.to());
    if (!checked.code().matches("[A-Za-z0-9_-]{2,32}")) {
      throw Problem.unprocessable("upward.code");
    }
    if (checked.name().isEmpty() || checked.name().length() > LONGEST) {
      throw Problem.unprocessable("upward.name", LONGEST);
    }
    if (checked.telephone().isEmpty()
        || checked.telephone().length() > LONGEST_TELEPHONE
        || checked.office().length() > LONGEST) {
      throw Problem.unprocessable("askings.telephone");
    }
    if (checked.most() < 1) {
      throw Problem.unprocessable("askings.most");
    }
    if (checked.to() != null && checked.to().isBefore(checked.from())) {
      throw Problem.unprocessable("askings.span");
    }
    return checked;
  }
}
