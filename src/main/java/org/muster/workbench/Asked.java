package org.muster.workbench;

import java.time.Instant;
import java.util.Map;
import org.muster.people.PostKind;

/**
 * How much of people's time a room asked for, for the eyes of whoever is about to ask for more. It
 * is an estimate: each room says in its words what it takes for granted.
 */
public interface Asked {

  /** What was asked of some, in minutes of all of them together. */
  record Minutes(double students, Map<PostKind, Double> posts) {}

  /** What was asked between two moments. */
  Minutes between(Instant from, Instant to);
}
