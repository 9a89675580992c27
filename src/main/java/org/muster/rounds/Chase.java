package org.muster.rounds;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The steps by which those who have not reported are gone after, in order of time. */
public record Chase(List<Step> steps) {

  /** What a step does. */
  public enum Kind {
    /** Reminds everybody who is missing. */
    REMIND,
    /** Tells each class leader who of their class is missing. */
    CLASS_LEADER,
    /** Puts the missing on the counsellors' call sheets, and tells them. */
    CALL_SHEET,
    /** Tells each chief counsellor how their college stands. */
    CHIEF,
    /** Raises each college with somebody missing to the working group. */
    INCIDENT;

    /** The word in the database and in packs. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a word. */
    public static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** A step, so long after the round's opening. */
  public record Step(Duration after, Kind does) {}

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST = 20;

  /**
   * The standard steps: a reminder after a quarter of the time, the class leaders after a half, the
   * calls after two thirds, the chief counsellors after five sixths, and an incident at the end.
   */
  public static Chase standard(Instant opens, Instant due) {
    var time = Duration.between(opens, due);
    return new Chase(
        List.of(
            new Step(time.dividedBy(4), Kind.REMIND),
            new Step(time.dividedBy(2), Kind.CLASS_LEADER),
            new Step(time.multipliedBy(2).dividedBy(3), Kind.CALL_SHEET),
            new Step(time.multipliedBy(5).dividedBy(6), Kind.CHIEF),
            new Step(time, Kind.INCIDENT)));
  }

  /**
   * Reads {@code [{"after": "PT2H", "do": "remind"}, …]}; null for the standard steps.
   *
   * @throws Problem for anything else, naming what is not understood
   */
  public static @Nullable Chase of(@Nullable JsonNode json) {
    if (json == null || json.isNull()) {
      return null;
    }
    if (!json.isArray() || json.size() > MOST) {
      throw Problem.unprocessable("rounds.chase", json.getNodeType().name());
    }
    var steps = new ArrayList<Step>();
    for (var one : json.values()) {
      try {
        var after = Duration.parse(one.path("after").asString(""));
        if (after.isNegative()) {
          throw Problem.unprocessable("rounds.chase", after.toString());
        }
        steps.add(new Step(after, Kind.of(one.path("do").asString(""))));
      } catch (java.time.DateTimeException | IllegalArgumentException unknown) {
        throw Problem.unprocessable("rounds.chase", one.toString());
      }
    }
    steps.sort(Comparator.comparing(Step::after));
    return new Chase(List.copyOf(steps));
  }

  /** Reads what {@link #toJson} wrote. */
  static @Nullable Chase parse(@Nullable String json) {
    return json == null ? null : of(JSON.readTree(json));
  }

  String toJson() {
    var array = JSON.createArrayNode();
    steps.forEach(
        step ->
            array.addObject().put("after", step.after().toString()).put("do", step.does().word()));
    return array.toString();
  }
}
