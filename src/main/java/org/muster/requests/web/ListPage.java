package org.muster.requests.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.PostKind;
import org.muster.requests.Request;
import org.muster.requests.RequestQueues;
import org.muster.requests.Type;

/**
 * Requests as their reader sees them.
 *
 * @param types what they may ask
 * @param mine what they asked, or was asked for them
 * @param works true for those who decide or answer for somebody
 * @param tickable those that the reader may approve together
 * @param results what became of those that were ticked; empty where none were
 */
public record ListPage(
    List<Type> types,
    List<Request> mine,
    boolean works,
    List<Request> queue,
    RequestQueues.Wish wish,
    List<RequestQueues.Load> loads,
    List<Choice> ofTypes,
    Set<UUID> tickable,
    List<Result> results,
    boolean makesTypes,
    Instant now) {

  /** A type among those of the queue. */
  public record Choice(String code, String name) {}

  /**
   * What became of one that was ticked.
   *
   * @param problem null where it was approved
   */
  public record Result(String what, String whose, @Nullable String problem) {}

  public int overdue() {
    return (int) queue.stream().filter(one -> one.overdue(now)).count();
  }

  public int held(@Nullable UUID person) {
    return (int)
        queue.stream().filter(one -> java.util.Objects.equals(one.owner(), person)).count();
  }

  /** True where some may be approved together. */
  public boolean batch() {
    return !tickable.isEmpty();
  }

  /** The whole of a post's load. */
  public List<RequestQueues.Load> offices() {
    return loads.stream()
        .collect(java.util.stream.Collectors.groupingBy(RequestQueues.Load::post))
        .entrySet()
        .stream()
        .map(entry -> sum(entry.getKey(), entry.getValue()))
        .sorted(java.util.Comparator.comparing(RequestQueues.Load::post))
        .toList();
  }

  private static RequestQueues.Load sum(PostKind post, List<RequestQueues.Load> loads) {
    return new RequestQueues.Load(
        post,
        null,
        "",
        loads.stream().mapToInt(RequestQueues.Load::open).sum(),
        loads.stream().mapToInt(RequestQueues.Load::overdue).sum(),
        loads.stream()
            .map(RequestQueues.Load::oldest)
            .filter(java.util.Objects::nonNull)
            .min(java.util.Comparator.naturalOrder())
            .orElse(null));
  }
}
