package org.muster.visits.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.forms.Answers;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.people.Trees;
import org.muster.requests.Ask;
import org.muster.requests.Requests;
import org.muster.shared.Problem;
import org.muster.shared.PublicAddress;
import org.muster.shared.QrPicture;
import org.muster.visits.Found;
import org.muster.visits.Looks;
import org.muster.visits.Visits;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A visitor's phone: their rooms, what they find, and what they are asked for on the spot. */
@Controller
@RequestMapping("/visits")
class RoutePages {

  private final Visits visits;
  private final Looks looks;
  private final Requests requests;
  private final Trees trees;
  private final Institutions institutions;
  private final PublicAddress address;
  private final Trail trail;

  RoutePages(
      Visits visits,
      Looks looks,
      Requests requests,
      Trees trees,
      Institutions institutions,
      PublicAddress address,
      Trail trail) {
    this.visits = visits;
    this.looks = looks;
    this.requests = requests;
    this.trees = trees;
    this.institutions = institutions;
    this.address = address;
    this.trail = trail;
  }

  @GetMapping("/{id:[0-9a-f-]{36}}/route")
  String route(
      Scope scope,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable UUID room,
      Model model) {
    var visit = visits.get(scope, id);
    var self = Objects.requireNonNull(scope.person());
    var people = looks.of(id, self);
    trail.record("visits.read", "visit", id, Map.of("people", people.size()));
    model.addAttribute(
        "page",
        new RoutePage(
            self, visit, people, new Rooms(trees.places()), room, institutions.current().zone()));
    return "visits/route";
  }

  /** The code at a room's door: the visit that is on, at this room. */
  @GetMapping("/room/{place}")
  String scanned(Scope scope, @PathVariable UUID place) {
    if (!VisitsWays.staff(scope)) {
      throw Problem.forbidden();
    }
    if (trees.places().find(place).isEmpty()) {
      throw Problem.notFound();
    }
    var open =
        visits
            .openIn(place, Objects.requireNonNull(scope.person()))
            .orElseThrow(() -> Problem.conflict("visits.no-visit"));
    return "redirect:/visits/" + open + "/route?room=" + place + "#room-" + place;
  }

  /** One tap; the same key again is the same look, so that a dead line costs nothing. */
  @PostMapping("/{id:[0-9a-f-]{36}}/looks")
  Object look(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam UUID person,
      @RequestParam String found,
      @RequestParam(required = false) @Nullable Instant at,
      @RequestHeader(name = "X-Muster-Queue", required = false) @Nullable String queued) {
    var room = looks.room(scope, id, person);
    var what = Found.find(found).orElseThrow(() -> Problem.unprocessable("visits.found"));
    looks.write(viewer, scope, id, person, what, key, at);
    return queued == null
        ? "redirect:/visits/" + id + "/route#room-" + room
        : ResponseEntity.status(HttpStatus.NO_CONTENT).build();
  }

  /** What somebody in a room needs becomes a request at once, at the office that sees to it. */
  @PostMapping("/{id:[0-9a-f-]{36}}/needs")
  Object need(
      Viewer viewer,
      Scope scope,
      @PathVariable UUID id,
      @RequestParam UUID key,
      @RequestParam UUID person,
      @RequestParam String kind,
      @RequestParam String what,
      @RequestHeader(name = "X-Muster-Queue", required = false) @Nullable String queued) {
    var room = looks.room(scope, id, person);
    boolean repair = !List.of("clinic", "counsellor", "aid").contains(kind);
    var answers = new LinkedHashMap<String, Object>();
    answers.put(repair ? "kind" : "office", kind);
    answers.put("what", what);
    requests.ask(
        new Ask(
            key,
            Objects.requireNonNull(viewer.person()),
            viewer.name(),
            person,
            repair ? "repairs" : "question",
            Answers.of(answers),
            repair ? room : null));
    return queued == null
        ? "redirect:/visits/" + id + "/route#room-" + room
        : ResponseEntity.status(HttpStatus.NO_CONTENT).build();
  }

  /** A sheet of codes for the doors of a building or floor. */
  @GetMapping("/doors/{place}")
  String doors(Scope scope, @PathVariable UUID place, Model model) {
    if (!VisitsWays.staff(scope)) {
      throw Problem.forbidden();
    }
    var places = trees.places();
    var whole = places.find(place).orElseThrow(Problem::notFound);
    var rooms = new Rooms(places);
    model.addAttribute("title", rooms.name(place));
    model.addAttribute(
        "doors",
        places.below(whole).stream()
            .filter(node -> node.kind().equals("room"))
            .map(
                node ->
                    new DoorCode(
                        rooms.name(node.id()),
                        QrPicture.of(address.get() + "/visits/room/" + node.id())))
            .toList());
    return "visits/doors";
  }
}
