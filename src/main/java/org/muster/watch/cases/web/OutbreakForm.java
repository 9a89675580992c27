package org.muster.watch.cases.web;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.muster.watch.ReleaseRule;
import org.muster.watch.cases.Outbreak;

/** An outbreak as it is typed; a condition of release that is left empty is none. */
public record OutbreakForm(
    String disease,
    int infectiousDays,
    int followDays,
    @Nullable Integer sinceOnset,
    @Nullable Integer withoutFever,
    @Nullable Integer negativeTests,
    @Nullable Integer hoursApart) {

  Outbreak.Draft draft() {
    var rules = new ArrayList<ReleaseRule>();
    if (asked(sinceOnset)) {
      rules.add(ReleaseRule.sinceOnset(java.util.Objects.requireNonNull(sinceOnset)));
    }
    if (asked(withoutFever)) {
      rules.add(ReleaseRule.withoutFever(java.util.Objects.requireNonNull(withoutFever)));
    }
    if (asked(negativeTests)) {
      rules.add(
          ReleaseRule.negative(
              java.util.Objects.requireNonNull(negativeTests),
              hoursApart == null ? 24 : hoursApart));
    }
    return new Outbreak.Draft(disease, infectiousDays, followDays, rules);
  }

  private static boolean asked(@Nullable Integer number) {
    return number != null && number > 0;
  }
}
