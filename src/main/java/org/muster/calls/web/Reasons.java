package org.muster.calls.web;

import java.time.ZoneId;
import java.util.List;
import org.muster.calls.Card;
import org.muster.shared.Text;

/** Why somebody is to be called, in words. */
final class Reasons {

  private Reasons() {}

  static List<String> of(Card card, ZoneId zone, Text t) {
    return card.reasons().stream()
        .map(due -> t.of("calls.cause." + due.cause(), due.what(), t.moment(due.since(), zone)))
        .distinct()
        .toList();
  }
}
