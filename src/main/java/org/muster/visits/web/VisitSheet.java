package org.muster.visits.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.muster.identity.Viewer;
import org.muster.people.Export;
import org.muster.people.Exports;
import org.muster.people.Institutions;
import org.muster.people.MarkedSheet;
import org.muster.people.Scope;
import org.muster.people.Trees;
import org.muster.shared.Text;
import org.muster.visits.Expected;
import org.muster.visits.Looks;
import org.muster.visits.Visit;
import org.muster.visits.Visits;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A visit as a sheet, room by room, saying whether it has been signed. */
@Controller
class VisitSheet {

  private final Visits visits;
  private final Looks looks;
  private final Trees trees;
  private final Exports exports;
  private final Institutions institutions;

  VisitSheet(Visits visits, Looks looks, Trees trees, Exports exports, Institutions institutions) {
    this.visits = visits;
    this.looks = looks;
    this.trees = trees;
    this.exports = exports;
    this.institutions = institutions;
  }

  @GetMapping("/visits/{id:[0-9a-f-]{36}}/sheet.xlsx")
  void sheet(
      Viewer viewer,
      Scope scope,
      Text t,
      @PathVariable UUID id,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var visit = visits.get(scope, id);
    var people = looks.of(id, VisitPages.makes(scope, visit) ? null : scope.person());
    var export = exports.take(viewer, "visit", request, people.size());
    var zone = institutions.current().zone();
    var rooms = new Rooms(trees.places());
    new MarkedSheet(export, t.of("visits.sheet"), under(visit, zone, t), heads(t))
        .send(
            response,
            "visit.xlsx",
            rooms.by(people).entrySet().stream()
                .flatMap(
                    room ->
                        room.getValue().stream()
                            .map(one -> row(rooms.name(room.getKey()), one, export, zone, t)))
                .toList(),
            zone,
            t);
  }

  private static String under(Visit visit, ZoneId zone, Text t) {
    var ended = visit.endedAt();
    return ended == null
        ? t.of("visits.sheet.unsigned", visit.name())
        : t.of(
            "visits.sheet.signed",
            visit.name(),
            t.moment(ended, zone),
            visit.endedBy() == null ? "" : visit.endedBy());
  }

  private static List<String> heads(Text t) {
    return Stream.of(
            "visits.room",
            "workbench.name",
            "visits.number",
            "workbench.unit",
            "visits.visitor",
            "visits.state",
            "visits.at",
            "visits.by")
        .map(t::of)
        .toList();
  }

  private static List<String> row(String room, Expected one, Export export, ZoneId zone, Text t) {
    return List.of(
        room,
        export.hideIn(one.name()),
        one.number(),
        one.unitName(),
        one.visitorName(),
        t.of(one.waiting() ? "visits.waiting" : "visits.found." + one.state()),
        one.at() == null ? "" : t.moment(one.at(), zone),
        one.by());
  }
}
