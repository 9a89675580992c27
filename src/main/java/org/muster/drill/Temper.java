package org.muster.drill;

import java.util.SplittableRandom;

/**
 * How a made-up person behaves: drawn from the scenario's seed and their number, so that it is the
 * same each time it is asked, and a drill that was broken off goes on as it would have.
 *
 * <p>The shares are assumptions, made after what student affairs offices told of the spring of
 * 2020: three in four report by themselves, most of the others when they are reminded, and whoever
 * answers no message is found by telephone or through somebody else.
 */
final class Temper {

  /** Of a hundred who are not silent, so many report without being told. */
  private static final int PROMPT = 76;

  /**
   * Of a hundred of the others, so many when they are reminded; the rest when their leader asks.
   */
  private static final int MOVED_BY_REMINDER = 55;

  private static final int EXCUSED_PER_MILLE = 3;
  private static final int FEVER_PER_MILLION = 400;

  /** Of a hundred silent students, so many are reached by nobody that day. */
  private static final int GONE = 3;

  private static final int LEADERS_WHO_ACT = 85;

  private final Scenario scenario;
  private final String number;

  Temper(Scenario scenario, String number) {
    this.scenario = scenario;
    this.number = number;
  }

  private SplittableRandom chance(String what) {
    return new SplittableRandom(scenario.seed() * 1_000_003L + (number + " " + what).hashCode())
        .split();
  }

  private boolean in(int share, int of, String what) {
    return chance(what).nextInt(of) < share;
  }

  /** A length of time between two numbers of minutes. */
  int minutes(int least, int most, String what) {
    return chance(what).nextInt(least, most + 1);
  }

  /** Answers no message. */
  boolean silent() {
    return in(scenario.silent(), 100, "silent");
  }

  /** Cannot be found that day, whoever is asked. */
  boolean gone() {
    return silent() && in(GONE, 100, "gone");
  }

  boolean excused() {
    return in(EXCUSED_PER_MILLE, 1_000, "excused");
  }

  /** Reports without being told. */
  boolean prompt() {
    return in(PROMPT, 100, "prompt");
  }

  /** Reports when the program reminds them; else when somebody of their class does. */
  boolean movedByReminder() {
    return in(MOVED_BY_REMINDER, 100, "reminder");
  }

  boolean feverish() {
    return in(FEVER_PER_MILLION, 1_000_000, "fever");
  }

  /** As a class leader: presses the button that reminds the class. */
  boolean leads() {
    return in(LEADERS_WHO_ACT, 100, "leads");
  }

  /** At which part of the time between opening and deadline they report by themselves, 0 to 1. */
  double when(String round) {
    return 0.95 * Math.pow(chance("when " + round).nextDouble(), 1.6);
  }

  /** True with a probability of so many in a hundred. */
  boolean happens(int percent, String what) {
    return in(percent, 100, what);
  }
}
