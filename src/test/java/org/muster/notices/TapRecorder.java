package org.muster.notices;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.muster.shared.Text;
import org.springframework.boot.test.context.TestComponent;

/** Something that can be done by a tap; it remembers by which. */
@TestComponent
class TapRecorder implements NoticeAction {

  final Map<String, UUID> taps = new ConcurrentHashMap<>();

  @Override
  public String word() {
    return "test-tap";
  }

  @Override
  public String linkKey() {
    return "notices.open";
  }

  @Override
  public String tapKey() {
    return "notices.open";
  }

  @Override
  public String link(UUID subject, UUID person) {
    return "https://muster.example/c/" + person;
  }

  @Override
  public String page(UUID subject) {
    return "/me";
  }

  @Override
  public String tap(UUID subject, UUID person, String key, Text t) {
    taps.putIfAbsent(key, person);
    return "done";
  }

  @Override
  public Set<UUID> settled(UUID subject, Collection<UUID> persons) {
    return Set.of();
  }
}
