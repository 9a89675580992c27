package org.muster.people.roster;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as its page and the API show it.
 *
 * @param state reading, comparing, ready, applied, failed or broken-off
 * @param counts students, staff, classes, rooms by outcome; empty until compared
 * @param failure the code of the problem that ended it
 * @param undecided numbers with two people among whom nobody has chosen
 * @param pending numbers that were decided after the import had been applied
 * @param students how many students there are now
 */
public record Import(
    UUID id,
    String state,
    List<String> files,
    String byName,
    Instant createdAt,
    int rowsRead,
    Map<String, Map<String, Integer>> counts,
    @Nullable String failure,
    List<String> failureArguments,
    @Nullable Instant appliedAt,
    @Nullable String appliedBy,
    int undecided,
    int pending,
    int students) {

  /** True while somebody may wait for it. */
  public boolean working() {
    return state.equals("reading") || state.equals("comparing");
  }

  public boolean ready() {
    return state.equals("ready");
  }

  public boolean applied() {
    return state.equals("applied");
  }

  /** One of the counts. */
  public int count(String plural, String outcome) {
    return counts.getOrDefault(plural, Map.of()).getOrDefault(outcome, 0);
  }

  /** How many rows would change something. */
  public int changing() {
    return counts.values().stream()
        .flatMap(byOutcome -> byOutcome.entrySet().stream())
        .filter(count -> !count.getKey().equals(Outcome.SAME.key()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** True when so many students would leave that it looks like the wrong file. */
  public boolean manyLeavers() {
    return students > 0 && count("students", "leave") * 5L > students;
  }
}
