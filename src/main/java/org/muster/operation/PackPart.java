package org.muster.operation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Problem;
import tools.jackson.databind.JsonNode;

/**
 * What a room makes of its part of a pack's stages, the member of {@code parts} that has its name.
 * Where a stage has none, it is given a missing node. All of it happens within the transaction that
 * changes the stage: when one room throws, nothing has changed.
 */
public interface PackPart {

  /** Its name in packs, {@code rounds}. */
  String name();

  /**
   * Looks a part of a stage over, when the program starts and when a pack is loaded.
   *
   * @throws Problem 422 with the pointer of what cannot be understood
   */
  void check(PackNode part);

  /**
   * What would change for whom, with nothing done yet.
   *
   * @param operation null where it is only about to be declared
   * @param now the part of the stage in force; missing where there is none
   * @param next the part of the stage to come
   */
  List<Change> changes(@Nullable UUID operation, JsonNode now, JsonNode next);

  /**
   * Does what {@link #changes} said.
   *
   * @param why the reason that was given, for what it ends
   */
  void apply(UUID operation, JsonNode now, JsonNode next, String why);

  /** What standing the operation down would close, also where it came from no pack. */
  List<Change> closing(UUID operation);

  /** Closes it. */
  void standDown(UUID operation, String why);
}
