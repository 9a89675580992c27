package org.muster.situation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** All that rooms hold and count: asked once, never again. */
@Service
public class Figures {

  private final Map<String, FigureSource> sources = new LinkedHashMap<>();
  private final Map<String, Figure> known = new LinkedHashMap<>();

  Figures(List<FigureSource> sources) {
    for (var source : sources) {
      for (var figure : source.figures()) {
        if (known.put(figure.key(), figure) != null) {
          throw new IllegalStateException("two rooms hold " + figure.key());
        }
        this.sources.put(figure.key(), source);
      }
    }
  }

  /** What is held. */
  public List<Figure> all() {
    return List.copyOf(known.values());
  }

  public Optional<Figure> find(String key) {
    return Optional.ofNullable(known.get(key));
  }

  /**
   * Hands over everything that is known of a day by class and room, key by key; one room's at a
   * time, since all of them are a cell for each room, class and figure.
   */
  void each(LocalDate day, BiConsumer<String, List<FigureCell>> counted) {
    sources.values().stream().distinct().forEach(source -> source.counted(day).forEach(counted));
  }

  /** Some figures of a day by class and room, by key: no room counts that has none of them. */
  public Map<String, List<FigureCell>> counted(LocalDate day, Set<String> keys) {
    var counted = new LinkedHashMap<String, List<FigureCell>>();
    keys.stream()
        .map(sources::get)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(source -> counted.putAll(source.counted(day)));
    counted.keySet().retainAll(keys);
    return counted;
  }

  /** How many by class on a day; empty where that is not known. */
  public Optional<Map<UUID, Integer>> values(String key, LocalDate day) {
    var source = sources.get(key);
    return source == null ? Optional.empty() : source.values(key, day);
  }

  /** The page that lists the people whom a figure counts; empty where there is none. */
  public Optional<String> people(String key, Along along, @Nullable UUID spot, LocalDate day) {
    var source = sources.get(key);
    return source == null ? Optional.empty() : source.people(key, along, spot, day);
  }
}
