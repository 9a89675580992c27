package org.muster.desks.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.muster.people.PostKind;
import org.muster.people.PostStandIns;
import org.muster.people.StaffLine;

/** Who stands in for whom, now and to come, and the form to name one. */
public record StandInsPage(
    List<PostStandIns.StandIn> standIns,
    List<StaffLine> staff,
    Set<PostKind> names,
    LocalDate today) {

  /** The kinds of post of somebody for which the viewer may name a stand-in. */
  public List<PostKind> kinds(StaffLine line) {
    return line.posts().stream().filter(names::contains).toList();
  }
}
