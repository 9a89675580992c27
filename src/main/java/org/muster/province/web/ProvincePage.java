package org.muster.province.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.muster.province.Cell;
import org.muster.province.InstitutionDay;
import org.muster.province.InstitutionDay.Standing;

/**
 * The page of all institutions.
 *
 * @param problem why the last change was not made, or empty
 */
public record ProvincePage(
    List<InstitutionDay> days, List<Cell> cells, Instant now, boolean directs, String problem) {

  /** After this a figure that is counted every few seconds is said to be old. */
  private static final Duration FRESH = Duration.ofMinutes(2);

  public Standing standing(InstitutionDay day) {
    return day.standing(now);
  }

  /** The most urgent first. */
  public List<InstitutionDay> ordered() {
    return days.stream()
        .sorted(
            Comparator.comparing(this::standing)
                .thenComparing(Comparator.comparingInt(InstitutionDay::missing).reversed())
                .thenComparing(InstitutionDay::code))
        .toList();
  }

  /** Those that have not sent in: no round opened, or not signed by the deadline. */
  public List<InstitutionDay> notSentIn() {
    return ordered().stream()
        .filter(day -> standing(day) == Standing.NOT_OPENED || standing(day) == Standing.OVERDUE)
        .toList();
  }

  public long closed() {
    return days.stream().filter(day -> standing(day) == Standing.CLOSED).count();
  }

  public int roll() {
    return days.stream().mapToInt(InstitutionDay::roll).sum();
  }

  public int missing() {
    return days.stream().mapToInt(InstitutionDay::missing).sum();
  }

  /** Seconds since it was counted. */
  public long age(InstitutionDay day) {
    return Math.max(0, Duration.between(day.at(), now).toSeconds());
  }

  /** True where it is older than it should be; what is signed does not age. */
  public boolean old(InstitutionDay day) {
    return day.closedAt() == null && day.at().plus(FRESH).isBefore(now);
  }
}
