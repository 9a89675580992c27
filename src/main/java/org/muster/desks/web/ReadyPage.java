package org.muster.desks.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.desks.Ready;
import org.muster.shared.Divisions;

/**
 * Who can be on campus by a moment.
 *
 * @param only the verdict that is listed; null for all
 */
public record ReadyPage(
    List<Ready> staff, Instant by, ZoneId zone, Ready.@Nullable Verdict only, Divisions divisions) {

  /** As the field of the form has it: 2026-11-23T08:00. */
  public String field() {
    return LocalDateTime.ofInstant(by, zone).withSecond(0).withNano(0).toString();
  }

  public long count(Ready.Verdict verdict) {
    return staff.stream().filter(one -> one.verdict() == verdict).count();
  }

  /** The listed ones by college. */
  public Map<String, List<Ready>> byCollege() {
    return staff.stream()
        .filter(one -> only == null || one.verdict() == only)
        .collect(
            Collectors.groupingBy(
                one -> one.who().college(), LinkedHashMap::new, Collectors.toList()));
  }

  /** How many of some can be there. */
  public static long yes(List<Ready> some) {
    return some.stream().filter(one -> one.verdict() == Ready.Verdict.YES).count();
  }
}
