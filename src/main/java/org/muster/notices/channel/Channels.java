package org.muster.notices.channel;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The channels that are set up, by the institution's code. */
public final class Channels {

  private final Map<String, Map<Kind, Channel>> all = new HashMap<>();

  /** Puts a channel up for an institution; of two of a kind the later one holds. */
  void put(String institution, Channel channel) {
    all.computeIfAbsent(institution, none -> new EnumMap<>(Kind.class))
        .put(channel.kind(), channel);
  }

  /** The institutions that have any. */
  public Set<String> institutions() {
    return all.keySet();
  }

  /** An institution's channels by kind, in the order in which they are usually tried. */
  public Map<Kind, Channel> of(String institution) {
    return all.getOrDefault(institution, Map.of());
  }

  /** One channel of an institution. */
  public Optional<Channel> find(String institution, Kind kind) {
    return Optional.ofNullable(of(institution).get(kind));
  }
}
