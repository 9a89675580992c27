package org.muster.situation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Numbers that a room holds and can give at any time, so that nobody is asked for them. */
public interface FigureSource {

  /** What it holds. */
  List<Figure> figures();

  /**
   * How many there are by class on a day, by one statement; a class with none may be left out.
   * Empty where it is not known on that day: nothing counted is not a count of nothing.
   */
  Optional<Map<UUID, Integer>> values(String key, LocalDate day);

  /**
   * All its figures of a day at once, by class and room, by key; those not known on that day are
   * left out.
   */
  default Map<String, List<FigureCell>> counted(LocalDate day) {
    var counted = new HashMap<String, List<FigureCell>>();
    for (var figure : figures()) {
      values(figure.key(), day)
          .ifPresent(
              values ->
                  counted.put(
                      figure.key(),
                      values.entrySet().stream()
                          .map(one -> new FigureCell(one.getKey(), null, one.getValue()))
                          .toList()));
    }
    return counted;
  }

  /**
   * The page of Muster that lists the people whom a figure counts, which judges by itself who may
   * read it; empty where there is none.
   *
   * @param spot the unit or place; null for the whole institution
   */
  default Optional<String> people(String key, Along along, @Nullable UUID spot, LocalDate day) {
    return Optional.empty();
  }
}
