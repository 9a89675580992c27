package org.muster.rounds.web;

import com.ibm.icu.text.ListFormatter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.rounds.Closure;
import org.muster.rounds.Level;
import org.muster.rounds.Round;
import org.muster.rounds.Tally;
import org.muster.shared.Text;

/**
 * The class leader's page: who is missing, and the zero report. It has no room for an answer, a
 * flag or a reason: none of them is the class leader's to know.
 *
 * @param round null while none has been opened, or none asks this class
 * @param signed the signatures that stand over this class, the lowest first
 * @param nudgedAt when all who are missing were reminded by hand, where that is a short while ago
 */
public record ClassPage(
    UUID unit,
    String name,
    @Nullable Round round,
    ZoneId zone,
    Instant now,
    Tally tally,
    List<Callee> missing,
    List<Closure> signed,
    boolean maySign,
    @Nullable Instant nudgedAt) {

  /** True while the class can be confirmed by this viewer. */
  public boolean confirmable() {
    return maySign
        && round != null
        && round.open()
        && tally.roll() > 0
        && signed.stream().noneMatch(closure -> closure.level() == Level.CLASS);
  }

  /** True while those who are missing can be reminded. */
  public boolean nudgeable() {
    return round != null && round.open() && !missing.isEmpty();
  }

  /** True when the deadline has passed. */
  public boolean late() {
    return round != null && now.isAfter(round.dueAt());
  }

  /** What to paste into the class's chat group. */
  public String groupText(Text t) {
    if (round == null) {
      return "";
    }
    var names =
        ListFormatter.getInstance(t.locale(), ListFormatter.Type.AND, ListFormatter.Width.WIDE)
            .format(missing.stream().map(Callee::name).toList());
    return t.of(
        late() ? "rounds.class.group-late" : "rounds.class.group",
        round.name(),
        t.moment(round.dueAt(), zone),
        names,
        missing.size());
  }
}
