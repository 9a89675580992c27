package org.muster.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Chain;
import org.muster.people.PostKind;
import org.muster.people.PostLine;
import org.muster.people.Posts;
import org.muster.rounds.Chase;
import org.muster.rounds.Excusals;
import org.muster.rounds.Receipt;
import org.muster.rounds.Reports;
import org.muster.rounds.RollLine;
import org.muster.rounds.Round;
import org.muster.rounds.Steps;
import org.muster.rounds.Submission;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The students: most report by themselves, some when they are told, some never. */
@Component
@Order(20)
class Students implements Part {

  private static final int TOGETHER = 500;

  private final Faces faces;
  private final Reports reports;
  private final Excusals excusals;
  private final Steps steps;
  private final Posts posts;
  private final Chain chain;

  Students(Faces faces, Reports reports, Excusals excusals, Steps steps, Posts posts, Chain chain) {
    this.faces = faces;
    this.reports = reports;
    this.excusals = excusals;
    this.steps = steps;
    this.posts = posts;
    this.chain = chain;
  }

  @Override
  public void play(Scene scene) {
    for (var round : scene.open()) {
      play(scene, round);
    }
  }

  private void play(Scene scene, Round round) {
    var told = told(round);
    var asked = scene.at().isBefore(told.leaders) ? Map.<UUID, Instant>of() : leaders(scene, told);
    var coming = new ArrayList<Submission>();
    var excused = new ArrayList<RollLine>();
    for (var line : faces.missing(round)) {
      var temper = scene.temper(line.number());
      if (temper.excused()) {
        excused.add(line);
      } else if (!comes(scene, round, line, temper, told, asked).isAfter(scene.at())) {
        coming.add(Submission.self(round.id(), line.person(), "drill", says(round, temper)));
      }
    }
    excuse(scene, round, excused);
    for (int from = 0; from < coming.size(); from += TOGETHER) {
      take(coming.subList(from, Math.min(from + TOGETHER, coming.size())));
    }
  }

  /** When the program has reminded everybody, and told the class leaders; never is far ahead. */
  private record Told(Instant everybody, Instant leaders) {}

  private Told told(Round round) {
    var done = new HashMap<Chase.Kind, Instant>();
    for (var step : steps.of(round.id())) {
      if (step.doneAt() != null) {
        done.putIfAbsent(step.does(), step.doneAt());
      }
    }
    return new Told(
        done.getOrDefault(Chase.Kind.REMIND, Instant.MAX),
        done.getOrDefault(Chase.Kind.CLASS_LEADER, Instant.MAX));
  }

  /** When the leader of each class has asked in the class. */
  private Map<UUID, Instant> leaders(Scene scene, Told told) {
    var asked = new HashMap<UUID, Instant>();
    for (PostLine post : posts.held(PostKind.CLASS_LEADER)) {
      var temper = scene.temper(post.number());
      if (temper.leads()) {
        asked.put(post.unit(), told.leaders.plus(Leaders.delay(temper)));
      }
    }
    return asked;
  }

  private static Instant comes(
      Scene scene, Round round, RollLine line, Temper temper, Told told, Map<UUID, Instant> asked) {
    if (temper.silent()) {
      return Instant.MAX;
    }
    var name = round.opensAt().toString();
    if (temper.prompt()) {
      var time = Duration.between(round.opensAt(), round.dueAt());
      return round.opensAt().plusSeconds((long) (time.toSeconds() * temper.when(name)));
    }
    var when = temper.movedByReminder() ? told.everybody : asked.get(line.unit());
    return when == null || when.equals(Instant.MAX)
        ? Instant.MAX
        : when.plus(Duration.ofMinutes(temper.minutes(3, 75, "comes " + name)));
  }

  private static Submission.Body says(Round round, Temper temper) {
    return round.formCode().equals("daily-health") && temper.feverish()
        ? new Submission.Answered(fever())
        : new Submission.Same();
  }

  private static Map<String, @Nullable Object> fever() {
    var answers = new HashMap<String, @Nullable Object>();
    answers.put("health", "unwell");
    answers.put("symptoms", List.of("fever", "cough"));
    answers.put("temperature", 38.2);
    answers.put("isolation", "home");
    answers.put("contact", false);
    answers.put("listed_region", false);
    answers.put("household", false);
    return answers;
  }

  private void excuse(Scene scene, Round round, List<RollLine> lines) {
    if (lines.isEmpty()) {
      return;
    }
    var counsellors = chain.ofClasses(PostKind.COUNSELLOR);
    for (var line : lines) {
      var by = counsellors.getOrDefault(line.unit(), List.of()).stream().findFirst().orElse(null);
      if (by != null) {
        var viewer = faces.viewer(by);
        Faces.as(
            viewer,
            () ->
                excusals.excuse(
                    round,
                    line.person(),
                    scene.words().of("drill.excusal"),
                    round.day().plusWeeks(8),
                    viewer.name()));
      }
    }
  }

  void take(List<Submission> submissions) {
    for (var receipt : reports.takeAll(submissions)) {
      if (receipt instanceof Receipt.Faulty faulty) {
        throw new IllegalStateException("the form takes no made-up report: " + faulty.faults());
      }
    }
  }
}
