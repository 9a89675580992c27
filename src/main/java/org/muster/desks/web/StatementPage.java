package org.muster.desks.web;

import java.time.LocalDate;
import org.muster.people.Readiness;
import org.muster.people.StaffLine;
import org.muster.shared.Divisions;

/**
 * The page on which somebody's days are said.
 *
 * @param own true for one's own; else they called, and the page says who writes
 */
public record StatementPage(StaffLine who, boolean own, LocalDate today, Divisions divisions) {

  /** Where it is sent. */
  public String address() {
    return own ? "/staff/me" : "/staff/" + who.id();
  }

  /** True for what the form offers first: what was said last. */
  public boolean was(Readiness.Whereabouts where) {
    return who.last() != null && who.last().days().whereabouts() == where;
  }

  /** The place that was said last. */
  public String region() {
    return who.last() == null || who.last().days().region() == null
        ? ""
        : divisions.name(who.last().days().region());
  }

  /** The hours that were said last. */
  public String hours() {
    return who.last() == null || who.last().days().hoursAway() == null
        ? ""
        : who.last().days().hoursAway().toString();
  }
}
