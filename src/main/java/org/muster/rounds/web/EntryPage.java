package org.muster.rounds.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Answers;
import org.muster.forms.Fact;
import org.muster.forms.Fault;
import org.muster.people.PhoneNumber;
import org.muster.rounds.CheckIn;
import org.muster.rounds.RollLine;
import org.muster.rounds.Via;
import org.muster.shared.Text;

/**
 * One person in one round, and what can be done for them by somebody else.
 *
 * @param key makes a second tap the same report
 * @param shown the answers in the fields
 * @param via how a report that came back with faults was given
 */
public record EntryPage(
    CheckIn checkIn,
    RollLine line,
    String unit,
    @Nullable PhoneNumber phone,
    Instant now,
    ZoneId zone,
    LocalDate today,
    String key,
    Answers shown,
    List<Fault> faults,
    Via via) {

  /** The ways a proxy report comes in. */
  public static final List<Via> VIAS = List.of(Via.PHONE, Via.VISIT, Via.MESSAGE, Via.OTHER);

  /** How many tries the form has room for. */
  public static final int TRIES = 3;

  /** Where its forms send to. */
  public String address() {
    return "/rounds/" + checkIn.round().id() + "/roll/" + line.person();
  }

  /** What "as last time" would say. */
  public List<String> usual(Text t) {
    return checkIn.form().form().summary(checkIn.usual(), t).stream()
        .map(fact -> fact.line(t))
        .toList();
  }

  /** What was reported in this round. */
  public List<Fact> reported(Text t) {
    var said = checkIn.today();
    return said == null ? List.of() : checkIn.form().form().summary(said, t);
  }
}
