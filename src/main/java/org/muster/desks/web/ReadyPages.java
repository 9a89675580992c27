package org.muster.desks.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.desks.Ready;
import org.muster.identity.Viewer;
import org.muster.people.Exports;
import org.muster.people.Institutions;
import org.muster.people.Readiness;
import org.muster.people.Scope;
import org.muster.shared.Divisions;
import org.muster.shared.Text;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "Who can be on campus by tomorrow 8:00?", and by any other moment. */
@Controller
class ReadyPages {

  private static final LocalTime MORNING = LocalTime.of(8, 0);

  private final Readiness readiness;
  private final Institutions institutions;
  private final Divisions divisions;
  private final Exports exports;
  private final Clock clock;

  ReadyPages(
      Readiness readiness,
      Institutions institutions,
      Divisions divisions,
      Exports exports,
      Clock clock) {
    this.readiness = readiness;
    this.institutions = institutions;
    this.divisions = divisions;
    this.exports = exports;
    this.clock = clock;
  }

  @GetMapping("/staff/ready")
  String page(
      Scope scope,
      @RequestParam(required = false) @Nullable LocalDateTime by,
      @RequestParam(required = false) @Nullable String only,
      Model model) {
    StaffPages.may(scope);
    var moment = moment(by);
    model.addAttribute(
        "page",
        new ReadyPage(
            of(scope, moment),
            moment,
            institutions.current().zone(),
            StaffPages.known(Ready.Verdict.values(), only),
            divisions));
    return "desks/ready";
  }

  /** The list with the numbers in full: what one takes along when the network is down. */
  @GetMapping("/staff/ready.xlsx")
  void sheet(
      Viewer viewer,
      Scope scope,
      Text t,
      @RequestParam(required = false) @Nullable LocalDateTime by,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    StaffPages.may(scope);
    var moment = moment(by);
    var staff = of(scope, moment);
    var export = exports.take(viewer, "staff", request, staff.size());
    export.sheet(response, "staff.xlsx");
    var zone = institutions.current().zone();
    ReadySheet.write(
        response.getOutputStream(), new ReadyPage(staff, moment, zone, null, divisions), export, t);
  }

  private List<Ready> of(Scope scope, Instant by) {
    var now = clock.instant();
    return readiness.ofStaff(scope, by).stream().map(who -> Ready.of(who, now, by)).toList();
  }

  private Instant moment(@Nullable LocalDateTime by) {
    var zone = institutions.current().zone();
    return (by == null
            ? LocalDateTime.ofInstant(clock.instant(), zone)
                .toLocalDate()
                .plusDays(1)
                .atTime(MORNING)
            : by)
        .atZone(zone)
        .toInstant();
  }
}
