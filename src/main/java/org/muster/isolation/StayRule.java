package org.muster.isolation;

import java.util.ArrayList;
import java.util.List;
import org.muster.watch.ReleaseRule;

/**
 * When those of a kind may leave, as the office types it.
 *
 * @param days since the last exposure
 * @param coolDays the last so many days measured, and without fever
 * @param tests negative ones, since the last positive
 */
public record StayRule(int days, int coolDays, int tests) {

  /**
   * The conditions of somebody.
   *
   * @param days how many are needed of theirs, which may have been lengthened
   */
  List<ReleaseRule> conditions(int days) {
    var rules = new ArrayList<ReleaseRule>();
    rules.add(ReleaseRule.sinceExposure(days));
    if (coolDays > 0) {
      rules.add(ReleaseRule.withoutFever(coolDays));
    }
    if (tests > 0) {
      // Of a day one result is kept: they are apart as it is.
      rules.add(ReleaseRule.negative(tests, 0));
    }
    return rules;
  }
}
