package org.muster.people.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** One's own data: who looked at it, and the ways to take it away. */
public record DataPage(List<Look> looks, ZoneId zone) {

  /**
   * One line of the trail about the reader, or a program that was given their name.
   *
   * @param reason what was stated; empty where none had to be
   */
  public record Look(Instant at, String by, String action, String reason) {}
}
