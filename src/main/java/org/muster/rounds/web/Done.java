package org.muster.rounds.web;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The page after a report.
 *
 * @param action where it can be looked at and corrected
 * @param kept how far it has come
 */
public record Done(String action, Instant at, ZoneId zone, Kept kept) {

  /** How far a report has come. */
  public enum Kept {
    RECORDED("rounds.checkin.done", "rounds.done.kept"),

    /** This very report had been stored before. */
    AGAIN("rounds.checkin.done", "rounds.done.again"),

    /** It is in the log; it will be recorded. */
    RECEIVED("rounds.checkin.received", "rounds.done.received");

    private final String state;
    private final String words;

    Kept(String state, String words) {
      this.state = state;
      this.words = words;
    }

    public String state() {
      return state;
    }

    public String words() {
      return words;
    }
  }
}
