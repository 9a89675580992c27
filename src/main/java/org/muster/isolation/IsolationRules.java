package org.muster.isolation;

import java.util.Map;
import java.util.UUID;
import org.muster.audit.Actor;
import org.muster.audit.Trail;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the office decides for all who are isolated: when they may leave, what labels say. */
@Service
public class IsolationRules {

  /** Where nothing was decided. */
  private static final Map<StayKind, StayRule> SHIPPED =
      Map.of(
          StayKind.CONTACT, new StayRule(14, 3, 2),
          StayKind.SYMPTOMS, new StayRule(7, 3, 1),
          StayKind.CONFIRMED, new StayRule(14, 3, 2),
          StayKind.RETURN, new StayRule(14, 3, 0));

  private static final int CLEANING_HOURS = 4;

  private final JdbcClient jdbc;
  private final Trail trail;
  private final StayTable table;

  IsolationRules(JdbcClient jdbc, Trail trail, StayTable table) {
    this.jdbc = jdbc;
    this.trail = trail;
    this.table = table;
  }

  /** When somebody of a kind may leave. */
  public StayRule of(StayKind kind) {
    return jdbc.sql(
            """
            select days, cool_days, tests from isolation.rule
             where institution_id = ? and kind = ?
            """)
        .params(CurrentInstitution.get(), kind.word())
        .query((row, n) -> new StayRule(row.getInt(1), row.getInt(2), row.getInt(3)))
        .optional()
        .orElseGet(() -> shipped(kind));
  }

  private static StayRule shipped(StayKind kind) {
    var rule = SHIPPED.get(kind);
    if (rule == null) {
      throw new IllegalStateException(kind.word());
    }
    return rule;
  }

  /**
   * Decides when those of a kind may leave. The days of who is isolated already stay as they are:
   * they were told them.
   *
   * @throws Problem where the numbers make no sense
   */
  @Transactional
  public void set(StayKind kind, StayRule rule) {
    if (rule.days() < 1
        || rule.days() > 60
        || rule.coolDays() < 0
        || rule.coolDays() > 14
        || rule.tests() < 0
        || rule.tests() > 5) {
      throw Problem.unprocessable("isolation.rule");
    }
    jdbc.sql(
            """
            insert into isolation.rule (institution_id, kind, days, cool_days, tests, at, by_name)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (institution_id, kind) do update
               set days = excluded.days, cool_days = excluded.cool_days, tests = excluded.tests,
                   at = excluded.at, by_name = excluded.by_name
            """)
        .params(
            CurrentInstitution.get(),
            kind.word(),
            rule.days(),
            rule.coolDays(),
            rule.tests(),
            table.now(),
            Actor.current().name())
        .update();
    trail.record("isolation.rule", "rule", kind.word(), Map.of("days", rule.days()));
  }

  /** How long after a release its bed must be clean. */
  public int cleaningHours() {
    return setting().cleaningHours();
  }

  /**
   * What the office decides besides.
   *
   * @param labelName {@code surname}, {@code full} or {@code none}
   */
  public record Setting(String labelName, int cleaningHours) {

    /** Somebody's name as a label has it. */
    public String name(String name, String number) {
      return switch (labelName) {
        case "full" -> name;
        case "none" -> "";
        default -> Tails.of(name, number);
      };
    }
  }

  public Setting setting() {
    return jdbc.sql(
            "select label_name, cleaning_hours from isolation.setting where institution_id = ?")
        .param(CurrentInstitution.get())
        .query((row, n) -> new Setting(row.getString(1), row.getInt(2)))
        .optional()
        .orElse(new Setting("surname", CLEANING_HOURS));
  }

  /**
   * Decides it.
   *
   * @throws Problem where it makes no sense
   */
  @Transactional
  public void set(Setting setting) {
    if (!java.util.List.of("surname", "full", "none").contains(setting.labelName())
        || setting.cleaningHours() < 1
        || setting.cleaningHours() > 168) {
      throw Problem.unprocessable("isolation.rule");
    }
    UUID institution = CurrentInstitution.get();
    jdbc.sql(
            """
            insert into isolation.setting (institution_id, label_name, cleaning_hours)
            values (?, ?, ?)
            on conflict (institution_id) do update
               set label_name = excluded.label_name, cleaning_hours = excluded.cleaning_hours
            """)
        .params(institution, setting.labelName(), setting.cleaningHours())
        .update();
    trail.record("isolation.rule", "institution", institution, Map.of());
  }
}
