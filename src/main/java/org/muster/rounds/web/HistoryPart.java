package org.muster.rounds.web;

import java.time.ZoneId;
import java.util.List;
import org.muster.forms.Fact;
import org.muster.rounds.Histories;
import org.muster.shared.Text;

/**
 * A person's last rounds on their page.
 *
 * @param reads true where the answers are shown too
 */
public record HistoryPart(ZoneId zone, boolean reads, List<Histories.Entry> entries) {

  /** The answers of one round in words. */
  public List<Fact> facts(Histories.Entry entry, Text t) {
    return entry.answers() == null ? List.of() : entry.form().summary(entry.answers(), t);
  }
}
