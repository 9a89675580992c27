package org.muster.rounds.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.forms.FormVersion;
import org.muster.forms.Forms;
import org.muster.people.Audience;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.people.Trees;
import org.muster.rounds.Board;
import org.muster.rounds.PastRounds;
import org.muster.rounds.Rounds;
import org.muster.rounds.Schedules;
import org.muster.rounds.Tally;
import org.muster.shared.Problem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of rounds and schedules, and the making of new ones. */
@Controller
class RoundsController {

  private static final int SHOWN = 60;
  private static final int HOURS = 4;
  private static final int DAYS = 3;
  private static final LocalTime EVENING = LocalTime.of(20, 0);

  private final Rounds rounds;
  private final Schedules schedules;
  private final Board board;
  private final PastRounds past;
  private final Forms forms;
  private final Trees trees;
  private final Institutions institutions;
  private final Clock clock;

  RoundsController(
      Rounds rounds,
      Schedules schedules,
      Board board,
      PastRounds past,
      Forms forms,
      Trees trees,
      Institutions institutions,
      Clock clock) {
    this.rounds = rounds;
    this.schedules = schedules;
    this.board = board;
    this.past = past;
    this.forms = forms;
    this.trees = trees;
    this.institutions = institutions;
    this.clock = clock;
  }

  @GetMapping("/rounds")
  String list(Scope scope, Model model) {
    Staff.require(scope);
    var shown = rounds.newest(SHOWN);
    // Whose charge is a part of it finds its figures on the board.
    var tallies = new HashMap<UUID, Tally>();
    if (scope.whole()) {
      tallies.putAll(past.signed(shown));
      shown.stream()
          .filter(round -> round.openedAt() != null)
          .forEach(round -> tallies.computeIfAbsent(round.id(), id -> board.units(round).all()));
    }
    var lines =
        shown.stream()
            .map(round -> new RoundsPage.Line(round, tallies.getOrDefault(round.id(), Tally.NONE)))
            .toList();
    model.addAttribute(
        "page",
        new RoundsPage(
            institutions.current().zone(),
            lines,
            scope.whole() ? schedules.all() : List.of(),
            forms.latestOfEach().stream()
                .collect(Collectors.toMap(FormVersion::code, Function.identity())),
            scope.whole()));
    return "rounds/rounds";
  }

  @GetMapping("/rounds/new")
  String blank(Scope scope, @RequestParam(required = false) @Nullable String census, Model model) {
    RoundApi.wholeOnly(scope);
    var tree = trees.units();
    var now =
        LocalDateTime.ofInstant(clock.instant(), institutions.current().zone())
            .truncatedTo(ChronoUnit.MINUTES);
    model.addAttribute(
        "page",
        new NewRoundPage(
            forms.latestOfEach(),
            tree.nodes().stream()
                .filter(node -> node.parent() != null)
                .map(
                    node ->
                        new NewRoundPage.Unit(node.id(), node.name(), tree.path(node).size() - 2))
                .toList(),
            now.toString(),
            (census == null ? now.plusHours(HOURS) : now.plusDays(DAYS).with(EVENING)).toString(),
            institutions.today().toString(),
            census == null || !NewRoundPage.CENSUSES.contains(census) ? null : census));
    return "rounds/new";
  }

  @PostMapping("/rounds")
  String create(
      Scope scope,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String form,
      @RequestParam(defaultValue = "all") String audience,
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(defaultValue = "") String opens,
      @RequestParam(defaultValue = "") String due,
      @RequestParam(defaultValue = "false") boolean census) {
    RoundApi.wholeOnly(scope);
    var whom = audience(audience, unit);
    var from = opens.isEmpty() ? null : moment(opens);
    var round =
        census
            ? rounds.census(name, form, whom, from, moment(due))
            : rounds.create(name, form, whom, from, moment(due));
    return "redirect:" + (round.openedAt() == null ? "/rounds" : "/rounds/" + round.id());
  }

  @PostMapping("/rounds/schedules")
  String schedule(
      Scope scope,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String form,
      @RequestParam(defaultValue = "all") String audience,
      @RequestParam(required = false) @Nullable UUID unit,
      @RequestParam(defaultValue = "") String opens,
      @RequestParam(defaultValue = "") String due,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to) {
    RoundApi.wholeOnly(scope);
    try {
      schedules.create(
          name,
          form,
          audience(audience, unit),
          LocalTime.parse(opens),
          LocalTime.parse(due),
          from.isEmpty() ? institutions.today() : LocalDate.parse(from),
          to.isEmpty() ? null : LocalDate.parse(to));
    } catch (DateTimeException unreadable) {
      throw Problem.unprocessable("rounds.name");
    }
    rounds.openDue();
    return "redirect:/rounds";
  }

  /** Ends a schedule with today as its last day. */
  @PostMapping("/rounds/schedules/{id}/end")
  String end(Scope scope, @PathVariable UUID id) {
    RoundApi.wholeOnly(scope);
    schedules.end(id, institutions.today());
    return "redirect:/rounds";
  }

  private static Audience audience(String word, @Nullable UUID unit) {
    return switch (word) {
      case "all" -> Audience.ALL;
      case "stayers" -> Audience.of("staying", true);
      case "unit" -> {
        if (unit == null) {
          throw Problem.unprocessable("rounds.audience");
        }
        yield Audience.of("units", unit);
      }
      default -> throw Problem.unprocessable("rounds.audience");
    };
  }

  private Instant moment(String local) {
    try {
      return LocalDateTime.parse(local).atZone(institutions.current().zone()).toInstant();
    } catch (DateTimeException unreadable) {
      throw Problem.unprocessable("rounds.name");
    }
  }
}
