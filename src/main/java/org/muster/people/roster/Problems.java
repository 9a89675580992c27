package org.muster.people.roster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What pages need to know of entities, outcomes and kinds of problems. */
public final class Problems {

  /** What an import is about, in the order of pages. */
  public static final List<Entity> ENTITIES = List.of(Entity.values());

  /** What it does, in the order of pages. */
  public static final List<String> OUTCOMES =
      Arrays.stream(Outcome.values()).map(Outcome::key).toList();

  private Problems() {}

  /** note, warning or error. */
  public static String severity(String kind) {
    return Kind.valueOf(kind.toUpperCase(Locale.ROOT)).severity().key();
  }

  /** The shape that goes with the word of a severity. */
  public static String shape(String kind) {
    return switch (Kind.valueOf(kind.toUpperCase(Locale.ROOT)).severity()) {
      case NOTE -> "✓";
      case WARNING -> "△";
      case ERROR -> "!";
    };
  }
}
