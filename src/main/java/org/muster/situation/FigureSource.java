package org.muster.situation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Numbers that a room holds and can give at any time, so that nobody is asked for them. */
public interface FigureSource {

  /** What it holds. */
  List<Figure> figures();

  /**
   * How many there are by class on a day, by one statement; a class with none may be left out.
   * Empty where it is not known on that day: nothing counted is not a count of nothing.
   */
  Optional<Map<UUID, Integer>> values(String key, LocalDate day);
}
