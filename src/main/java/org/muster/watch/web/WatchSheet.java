package org.muster.watch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.people.Audience;
import org.muster.people.Audiences;
import org.muster.people.Export;
import org.muster.people.Exports;
import org.muster.people.Institutions;
import org.muster.people.MarkedSheet;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.watch.WatchLists;
import org.muster.watch.Watched;
import org.muster.watch.Watching;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is on a watch list as a sheet, with why, since when and until when. */
@Controller
class WatchSheet {

  private static final int MOST = 100_000;

  private final Watching watching;
  private final WatchLists lists;
  private final Audiences audiences;
  private final Exports exports;
  private final Institutions institutions;

  WatchSheet(
      Watching watching,
      WatchLists lists,
      Audiences audiences,
      Exports exports,
      Institutions institutions) {
    this.watching = watching;
    this.lists = lists;
    this.audiences = audiences;
    this.exports = exports;
    this.institutions = institutions;
  }

  @GetMapping("/watch.xlsx")
  void sheet(
      Viewer viewer,
      Scope scope,
      Text t,
      @RequestParam(required = false) @Nullable UUID list,
      @RequestParam(defaultValue = "due") String sort,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (!WatchWays.follows(scope)) {
      throw Problem.forbidden();
    }
    var name = list == null ? t.of("watch.all") : lists.get(list).name(t);
    var found = watching.of(scope, list, Watching.Order.of(sort), MOST);
    int people = (int) found.stream().map(Watched::person).distinct().count();
    var export = exports.take(viewer, "watch", request, people);
    var zone = institutions.current().zone();
    var reasons = new HashMap<Audience, String>();
    new MarkedSheet(export, t.of("watch.title"), name, heads(t))
        .send(
            response,
            "watch.xlsx",
            found.stream().map(one -> row(one, export, reasons, zone, t)).toList(),
            zone,
            t);
  }

  private static List<String> heads(Text t) {
    return Stream.of(
            "workbench.name",
            "watch.number",
            "workbench.unit",
            "watch.list",
            "watch.layer",
            "watch.reason",
            "watch.entered",
            "watch.contact",
            "watch.due",
            "watch.owner.is")
        .map(t::of)
        .toList();
  }

  private List<String> row(
      Watched one, Export export, Map<Audience, String> reasons, ZoneId zone, Text t) {
    return List.of(
        export.hideIn(one.name()),
        one.number(),
        one.unitName(),
        one.listName(t),
        t.of("watch.layer." + one.layer().word()),
        reason(one, reasons, t),
        t.moment(one.enteredAt(), zone),
        moment(one.contactAt(), zone, t),
        moment(one.dueAt(), zone, t),
        one.ownerName());
  }

  /** The rule as it was then; many are there by the same. */
  private String reason(Watched one, Map<Audience, String> reasons, Text t) {
    return one.rule() != null
        ? reasons.computeIfAbsent(one.rule(), rule -> String.join("; ", audiences.words(rule, t)))
        : one.why() == null ? "" : one.why();
  }

  private static String moment(@Nullable Instant at, ZoneId zone, Text t) {
    return at == null ? "" : t.moment(at, zone);
  }
}
