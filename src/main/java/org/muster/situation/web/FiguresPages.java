package org.muster.situation.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.people.Institution;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.situation.Figure;
import org.muster.situation.Figures;
import org.muster.situation.KeptFigures;
import org.muster.situation.Standing;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Any day's figures as they stood at any moment. */
@Controller
class FiguresPages {

  private static final DateTimeFormatter FIELD = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

  private final Figures figures;
  private final KeptFigures kept;
  private final Institutions institutions;
  private final Clock clock;

  FiguresPages(Figures figures, KeptFigures kept, Institutions institutions, Clock clock) {
    this.figures = figures;
    this.kept = kept;
    this.institutions = institutions;
    this.clock = clock;
  }

  /** For the chain above the class leaders, who are told of nobody's health. */
  static boolean sees(Scope scope) {
    return scope.whole()
        || scope.holds(PostKind.CHIEF_COUNSELLOR)
        || scope.holds(PostKind.COUNSELLOR);
  }

  /**
   * Without a moment, as of now.
   *
   * @param day whose figures; without one the day of the moment
   * @param figure one to be shown by unit
   */
  @GetMapping("/situation/figures")
  String page(
      Scope scope,
      @RequestParam(defaultValue = "") String at,
      @RequestParam(defaultValue = "") String day,
      @RequestParam(required = false) @Nullable String figure,
      Model model) {
    if (!sees(scope)) {
      throw Problem.forbidden();
    }
    var institution = institutions.current();
    var moment = moment(at, institution);
    var asked = day(day, moment, institution);
    var units = units(scope);
    var then = kept.sums(asked, moment, units);
    var now = kept.sums(asked, clock.instant(), units);
    var lines =
        figures.all().stream()
            .map(one -> new FiguresPage.Line(one, then.get(one.key()), now.get(one.key())))
            .toList();
    model.addAttribute(
        "page",
        new FiguresPage(
            asked,
            moment,
            FIELD.format(moment.atZone(institution.zone())),
            lines,
            figure == null
                ? null
                : figures.find(figure).map(one -> drill(one, asked, moment, units)).orElse(null),
            institution.zone()));
    return "situation/figures";
  }

  /** Counts are for who has the whole; of others, those whose answers they may read. */
  private static UUID @Nullable [] units(Scope scope) {
    return scope.whole() ? null : scope.answerUnits();
  }

  private FiguresPage.Drill drill(
      Figure figure, LocalDate day, Instant moment, UUID @Nullable [] units) {
    var now = kept.asOf(figure.key(), day, clock.instant());
    var then = kept.asOf(figure.key(), day, moment);
    var lines = new ArrayList<FiguresPage.Unit>();
    if (now.isPresent()) {
      var tree = now.get().tree();
      Set<UUID> own = units == null ? Set.of() : Arrays.stream(units).collect(Collectors.toSet());
      for (var node : tree.nodes()) {
        boolean shown = units == null || own.contains(node.id());
        int nowCount = now.get().of(node);
        int thenCount = then.map(standing -> count(standing, node.id())).orElse(0);
        if (shown && !node.kind().equals("grade") && nowCount + thenCount > 0) {
          lines.add(new FiguresPage.Unit(node.name(), depth(node.kind()), thenCount, nowCount));
        }
      }
    }
    return new FiguresPage.Drill(figure, List.copyOf(lines));
  }

  private static int count(Standing standing, UUID unit) {
    return standing.tree().find(unit).map(standing::of).orElse(0);
  }

  private static int depth(String kind) {
    return switch (kind) {
      case "university" -> 0;
      case "college" -> 1;
      default -> 2;
    };
  }

  private Instant moment(String at, Institution institution) {
    if (at.isBlank()) {
      return clock.instant();
    }
    try {
      return LocalDateTime.parse(at.strip()).atZone(institution.zone()).toInstant();
    } catch (DateTimeException unreadable) {
      throw Problem.unprocessable("situation.moment");
    }
  }

  private static LocalDate day(String day, Instant moment, Institution institution) {
    if (day.isBlank()) {
      return institution.day(moment);
    }
    try {
      return LocalDate.parse(day.strip());
    } catch (DateTimeException unreadable) {
      throw Problem.unprocessable("situation.moment");
    }
  }
}
