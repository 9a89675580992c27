package org.muster.rounds;

import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.operation.PackNode;
import org.muster.operation.Words;
import org.muster.people.Audience;
import org.muster.shared.Problem;
import tools.jackson.databind.JsonNode;

/**
 * A schedule as a stage of a pack asks for it.
 *
 * @param code its name for good within the pack: what stays from stage to stage has the same
 * @param chase how those who do not report are gone after; null for the standard steps
 */
record PackSchedule(
    String code,
    Words name,
    String form,
    Audience audience,
    LocalTime opens,
    LocalTime due,
    @Nullable Chase chase) {

  /** Reads a stage's part {@code rounds}; none where it is missing. */
  static List<PackSchedule> read(PackNode part) {
    var codes = new HashSet<String>();
    return part.items().stream()
        .map(
            item -> {
              var read = one(item);
              if (!codes.add(read.code())) {
                throw Problem.unprocessable("operation.pack-twice", item.pointer());
              }
              return read;
            })
        .toList();
  }

  static List<PackSchedule> read(JsonNode part) {
    return read(new PackNode(part, ""));
  }

  private static PackSchedule one(PackNode item) {
    item.only("code", "name", "form", "audience", "opens", "due", "chase");
    var opens = item.need("opens").time();
    var due = item.need("due").time();
    if (!due.isAfter(opens)) {
      throw item.at("due").wrong();
    }
    for (var step : item.at("chase").items()) {
      step.only("after", "do");
      step.need("after").duration();
      step.need("do").oneOf(Chase.Kind.class);
    }
    return new PackSchedule(
        item.need("code").code(),
        item.need("name").words(),
        item.need("form").code(),
        audience(item.at("audience")),
        opens,
        due,
        chase(item.at("chase")));
  }

  private static @Nullable Chase chase(PackNode chase) {
    return Chase.of(chase.isMissing() ? null : chase.node());
  }

  private static Audience audience(PackNode audience) {
    try {
      return Audience.of(audience.isMissing() ? null : audience.node());
    } catch (Problem notUnderstood) {
      throw audience.wrong();
    }
  }
}
