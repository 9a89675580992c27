package org.muster.situation.askings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.muster.situation.upward.ReturnFile;
import org.muster.situation.upward.SignedReturn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes members' signed returns in. The same return twice is one answer; what cannot be taken is
 * refused in words, and that is kept.
 */
@Service
public class AskingAnswers {

  /** Clocks differ. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private static final String UNIT = "persons";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Members members;
  private final Askings askings;
  private final AskingRefusals refusals;
  private final JsonMapper json;
  private final Trail trail;
  private final Clock clock;

  AskingAnswers(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Members members,
      Askings askings,
      AskingRefusals refusals,
      JsonMapper json,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.members = members;
    this.askings = askings;
    this.refusals = refusals;
    this.json = json;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * What the sender is given for it.
   *
   * @param hash of the signed file, in hex: it is there
   * @param again true where it was there already
   */
  public record Receipt(String number, String hash, boolean again) {}

  /** Takes a return that came by the line with a member's token. */
  public Receipt take(Member from, String text) {
    return taken(from, text, null);
  }

  /** Takes a signed file that somebody brought for whoever it says it is from. */
  public Receipt bring(String text, String by) {
    return taken(null, text, by);
  }

  private Receipt taken(@Nullable Member from, String text, @Nullable String by) {
    Member member = from;
    try {
      var signed = SignedReturn.read(text, json);
      var code = signed.file().institution().code();
      if (member == null) {
        member =
            members
                .byCode(code)
                .orElseThrow(() -> Problem.unprocessable("askings.unknown-code", code));
      } else if (!member.code().equals(code)) {
        throw Problem.unprocessable("askings.other-code", code, member.code());
      }
      checkSignature(member, signed);
      var known = member;
      var receipt = transaction.execute(status -> enter(known, signed, by));
      return Objects.requireNonNull(receipt);
    } catch (Problem refused) {
      refusals.keep(member, by, refused);
      throw refused;
    }
  }

  private static void checkSignature(Member member, SignedReturn signed) {
    var key = member.key();
    if (key == null) {
      throw Problem.unprocessable("askings.no-key");
    }
    if (!signed.isBy(key)) {
      throw Problem.unprocessable("askings.wrong-signature");
    }
  }

  private Receipt enter(Member member, SignedReturn signed, @Nullable String by) {
    var file = signed.file();
    var asking =
        askings
            .find(file.day())
            .orElseThrow(
                () -> Problem.unprocessable("askings.day-not-asked", file.day().toString()));
    var hash = HexFormat.of().formatHex(signed.hash());
    var before = stored(asking, member, file.n());
    if (before != null) {
      return again(file, hash, before);
    }
    askings.open(asking.id());
    checkFigures(asking, member, file);
    if (!insert(asking, member, signed, by)) {
      // The same, or another with its number, came in between.
      var other = stored(asking, member, file.n());
      return again(file, hash, other == null ? "" : other);
    }
    trail.record(
        "askings.received",
        "asking",
        asking.id(),
        Map.of("member", member.code(), "number", file.number(), "line", by == null));
    return new Receipt(file.number(), hash, false);
  }

  private static Receipt again(ReturnFile file, String hash, String stored) {
    if (!stored.equals(hash)) {
      throw Problem.conflict("askings.number-used", file.number());
    }
    return new Receipt(file.number(), hash, true);
  }

  private @Nullable String stored(Asking asking, Member member, int n) {
    return jdbc.sql(
            """
            select encode(hash, 'hex') from situation.asking_answer
             where institution_id = ? and asking_id = ? and member_id = ? and n = ?
            """)
        .params(CurrentInstitution.get(), asking.id(), member.id(), n)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  private void checkFigures(Asking asking, Member member, ReturnFile file) {
    int most =
        jdbc.sql(
                """
                select most from situation.asking_roll
                 where institution_id = ? and asking_id = ? and member_id = ?
                """)
            .params(CurrentInstitution.get(), asking.id(), member.id())
            .query(Integer.class)
            .optional()
            .orElseThrow(() -> Problem.unprocessable("askings.not-on-roll", file.day().toString()));
    if (file.asOf().isAfter(clock.instant().plus(AHEAD))) {
      throw Problem.unprocessable("askings.ahead");
    }
    for (var figure : file.figures()) {
      if (!asking.figures().contains(figure.key())) {
        throw Problem.unprocessable("askings.unknown-figure", brief(figure.key()));
      }
      if (!UNIT.equals(figure.unit())) {
        throw Problem.unprocessable("askings.unit", figure.key());
      }
      var value = figure.value();
      if (value != null && (value < 0 || value > most)) {
        throw Problem.unprocessable("askings.out-of-range", figure.key(), value, most);
      }
    }
  }

  private static String brief(String key) {
    return key.substring(0, Math.min(key.length(), 40));
  }

  private boolean insert(Asking asking, Member member, SignedReturn signed, @Nullable String by) {
    var file = signed.file();
    var figures = file.figures();
    return jdbc.sql(
                """
                insert into situation.asking_answer
                  (institution_id, asking_id, member_id, n, as_of, received_at, by_name, file, hash,
                   keys, counts, versions)
                values (:institution, :asking, :member, :n, :asOf, :now, :by::text, :file, :hash,
                        :keys, :counts, :versions)
                on conflict (institution_id, asking_id, member_id, n) do nothing
                """)
            .param("institution", CurrentInstitution.get())
            .param("asking", asking.id())
            .param("member", member.id())
            .param("n", file.n())
            .param("asOf", file.asOf().atOffset(ZoneOffset.UTC))
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("by", by)
            .param("file", signed.text())
            .param("hash", signed.hash())
            .param("keys", figures.stream().map(ReturnFile.Value::key).toArray(String[]::new))
            .param("counts", figures.stream().map(ReturnFile.Value::value).toArray(Integer[]::new))
            .param(
                "versions",
                figures.stream().map(ReturnFile.Value::definition).toArray(String[]::new))
            .update()
        > 0;
  }

  /** A member's answers of a day, the one in force first. */
  public List<Answer> of(Asking asking, UUID member) {
    return jdbc.sql(
            """
            select file, received_at, by_name from situation.asking_answer
             where institution_id = ? and asking_id = ? and member_id = ? order by n desc
            """)
        .params(CurrentInstitution.get(), asking.id(), member)
        .query(
            (row, n) ->
                new Answer(
                    SignedReturn.read(row.getString(1), json).file(),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getString(3)))
        .list();
  }

  /**
   * An answer as it came.
   *
   * @param by who brought its file; null where it came by the line
   */
  public record Answer(ReturnFile file, Instant receivedAt, @Nullable String by) {}
}
