package org.muster.situation.upward;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.people.Institutions;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.muster.shared.Sha256;
import org.muster.situation.KeptFigures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Makes a day's return of figures as they stood at a moment, and signs it. */
@Service
public class ReturnMaking {

  private static final int LONGEST_REASON = 300;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final SuperiorOffices superiors;
  private final UpwardReturns returns;
  private final AgreedFigures agreed;
  private final KeptFigures kept;
  private final SigningKeys keys;
  private final Institutions institutions;
  private final JsonMapper json;
  private final Trail trail;
  private final Clock clock;

  ReturnMaking(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      SuperiorOffices superiors,
      UpwardReturns returns,
      AgreedFigures agreed,
      KeptFigures kept,
      SigningKeys keys,
      Institutions institutions,
      JsonMapper json,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.superiors = superiors;
    this.returns = returns;
    this.agreed = agreed;
    this.kept = kept;
    this.keys = keys;
    this.institutions = institutions;
    this.json = json;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Makes one of what is known now.
   *
   * @param after the number of the day's last that the asker knows of, 0 for none: of two who make
   *     one at once one gets the next number, and the other is told
   * @param reason why it is corrected; a day's first needs none
   */
  public UpwardReturn make(UUID superior, LocalDate day, int after, String reason, String by) {
    superiors.inUse(superior);
    if (after > 0 && (reason.isBlank() || reason.length() > LONGEST_REASON)) {
      throw Problem.unprocessable("upward.reason", LONGEST_REASON);
    }
    return make(superior, day, clock.instant(), after, after > 0 ? reason.strip() : "", by);
  }

  UpwardReturn make(
      UUID superior, LocalDate day, Instant moment, int after, String reason, @Nullable String by) {
    superiors.inUse(superior);
    if (day.isAfter(institutions.today()) || after < 0) {
      throw Problem.unprocessable("upward.day-ahead");
    }
    var to = superiors.get(superior);
    var before = after == 0 ? null : returns.file(returns.get(superior, day, after)).file();
    var figures = figures(to, day, moment);
    var file =
        new ReturnFile(
            ReturnFile.FORMAT,
            new ReturnFile.Institution(to.ourCode(), institutions.current().name()),
            day,
            after + 1,
            moment,
            clock.instant(),
            before == null ? null : before.n(),
            reason,
            before == null ? List.of() : changed(before.figures(), figures),
            figures);
    var signed = keys.sign(ReturnFile.TYPE, json.writeValueAsString(file));
    transaction.executeWithoutResult(status -> enter(superior, file, signed, by));
    return returns.get(superior, day, file.n());
  }

  private List<ReturnFile.Value> figures(Superior to, LocalDate day, Instant moment) {
    var sums = kept.sums(day, moment, null);
    return to.figures().stream()
        .map(
            key -> {
              var sum = sums.get(key);
              return agreed.told(key, sum == null ? null : sum.count());
            })
        .toList();
  }

  /** What a day's return would say now and does not, figure by figure. */
  public List<ReturnFile.Change> changedSince(UpwardReturn one) {
    return changed(
        returns.file(one).file().figures(),
        figures(superiors.get(one.superior()), one.day(), clock.instant()));
  }

  /** Those that were not asked for before have changed from nothing known. */
  private static List<ReturnFile.Change> changed(
      List<ReturnFile.Value> before, List<ReturnFile.Value> now) {
    var then = new HashMap<String, @Nullable Integer>();
    before.forEach(one -> then.put(one.key(), one.value()));
    var changes = new ArrayList<ReturnFile.Change>();
    for (var one : now) {
      var was = then.remove(one.key());
      if (!Objects.equals(was, one.value())) {
        changes.add(new ReturnFile.Change(one.key(), was, one.value()));
      }
    }
    then.forEach(
        (key, was) -> {
          if (was != null) {
            changes.add(new ReturnFile.Change(key, was, null));
          }
        });
    return List.copyOf(changes);
  }

  private void enter(UUID superior, ReturnFile file, String signed, @Nullable String by) {
    int gaps = (int) file.figures().stream().filter(one -> one.value() == null).count();
    int entered =
        jdbc.sql(
                """
                insert into situation.upward_return
                  (institution_id, superior_id, day, n, as_of, made_at, by_name, file, hash, gaps)
                values (:institution, :superior, :day, :n, :asOf, :madeAt, :by::text, :file, :hash,
                        :gaps)
                on conflict (institution_id, superior_id, day, n) do nothing
                """)
            .param("institution", CurrentInstitution.get())
            .param("superior", superior)
            .param("day", file.day())
            .param("n", file.n())
            .param("asOf", file.asOf().atOffset(ZoneOffset.UTC))
            .param("madeAt", file.madeAt().atOffset(ZoneOffset.UTC))
            .param("by", by)
            .param("file", signed)
            .param("hash", Sha256.of(signed))
            .param("gaps", gaps)
            .update();
    if (entered == 0) {
      throw Problem.conflict("upward.made-meanwhile", file.number());
    }
    trail.record(
        "upward.made",
        "superior",
        superior,
        Map.of("number", file.number(), "gaps", gaps, "changed", file.changed().size()));
  }
}
