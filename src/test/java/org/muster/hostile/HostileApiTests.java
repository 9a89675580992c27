package org.muster.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.identity.TokenScope;
import org.muster.identity.Tokens;
import org.muster.people.roster.Imports;
import org.muster.people.roster.Upload;
import org.muster.rounds.web.OnCampus;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever is sent to whichever operation by whomever: an answer that says what is wrong and
 * nothing of the inside, and where it was refused nothing has changed.
 *
 * <p>{@code -Dmuster.hostile.tries=2000} tries each operation so often, {@code
 * -Dmuster.hostile.seed=7} otherwise than in every build.
 */
@SuppressWarnings("NullAway.Init")
class HostileApiTests extends OnCampus {

  private static final long SEED = Long.getLong("muster.hostile.seed", 20261122);
  private static final int TRIES = Integer.getInteger("muster.hostile.tries", 25);

  private static final Path FOUND = Path.of("target", "hostile.txt");

  /** What a refused request may leave on the trail. */
  private static final Set<String> OF_REFUSALS = Set.of("access.refused");

  @Autowired Tokens tokens;
  @Autowired Imports imports;
  @Autowired JsonMapper json;
  @LocalServerPort int port;

  private Footprint footprint;
  private Inspection inspection;
  private final Map<String, List<String>> found = new TreeMap<>();
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private final Map<String, Set<String>> touched = new TreeMap<>();

  private enum Caller {
    NOBODY,
    WRONG_SCOPE,
    EVERY_SCOPE
  }

  @BeforeEach
  void look() {
    // Sessions of tests before this one end by the clock, five minutes or a quarter of an hour
    // after them, and would be swept away under a request that has nothing to do with it.
    jdbc.sql("delete from identity.session").update();
    footprint = new Footprint(jdbc);
    inspection = new Inspection(json, Footprint.tables(jdbc));
  }

  @Test
  void isRefusedWithoutEffectAndWithoutTellingOfTheInside() throws IOException {
    var document =
        json.readTree(
            browser
                .get()
                .uri("/api/openapi.json")
                .exchange()
                .getResponse()
                .getContentAsByteArray());
    var operations = Operation.all(document);
    assertThat(operations).hasSizeGreaterThan(25);
    Files.deleteIfExists(FOUND);
    System.out.printf("hostile: seed %d, %d tries%n", SEED, TRIES);

    for (var operation : operations) {
      morning();
      var words = words();
      if (operation.subject().equals("imports")) {
        words.put("id", here(this::imported).toString());
      }
      for (var caller : Caller.values()) {
        tryOut(operation, caller, words);
      }
    }

    System.out.println("hostile: answers " + statuses + ", effects " + touched);
    Files.write(FOUND, found.values().stream().flatMap(List::stream).toList());
    assertThat(found.keySet()).as("seed %d, each in %s", SEED, FOUND).isEmpty();
  }

  private void tryOut(Operation operation, Caller caller, Map<String, String> words)
      throws IOException {
    var bearer =
        switch (caller) {
          case NOBODY -> "";
          case WRONG_SCOPE -> token(scopeBeside(operation));
          case EVERY_SCOPE -> token(TokenScope.grantable());
        };
    int tries = caller == Caller.EVERY_SCOPE ? TRIES : Math.max(1, TRIES / 8);
    var before = new Before();
    for (int n = 0; n < tries; n++) {
      var nasty = new Nasty(new Random(SEED ^ (operation + " " + caller).hashCode() * 31L + n));
      var attempt = new Attempt(operation, words, bearer);
      var fitting =
          EnumSet.allOf(Trick.class).stream().filter(trick -> trick.fits(operation)).toList();
      for (int tricks = nasty.chance(3) ? 2 : 1; tricks > 0; tricks--) {
        attempt.play(nasty.one(fitting), nasty);
      }
      before = judge(attempt, caller, n, before);
    }
  }

  private Before judge(Attempt attempt, Caller caller, int n, Before before) throws IOException {
    var began = System.nanoTime();
    var answer = Wire.exchange(port, attempt.bytes());
    long milliseconds = Duration.ofNanos(System.nanoTime() - began).toMillis();
    statuses.merge(answer.status(), 1, Integer::sum);
    var wrong = new ArrayList<>(inspection.of(answer));
    if (milliseconds > 5_000) {
      wrong.add("took " + milliseconds + " ms");
    }
    if (caller != Caller.EVERY_SCOPE
        && answer.status() >= 200
        && answer.status() < 300
        && !attempt.method.equals("OPTIONS")) {
      wrong.add("let in " + caller);
    }
    var after = before;
    if (here(() -> footprint.writes()) != before.writes) {
      after = new Before();
      var changed = Footprint.changed(before.rows, after.rows);
      var actions = here(() -> footprint.actions(before.trail));
      if (answer.refused() || answer.status() == 0) {
        actions.removeAll(OF_REFUSALS);
        changed.addAll(actions);
        if (!changed.isEmpty()) {
          wrong.add("was refused and has done " + changed);
        }
      } else {
        touched
            .computeIfAbsent(attempt.operation.toString(), none -> new java.util.TreeSet<>())
            .addAll(changed);
      }
    }
    for (var each : wrong) {
      found
          .computeIfAbsent(each, none -> new ArrayList<>())
          .add(
              "%s%n    %s %d: %s%n    -> %s"
                  .formatted(each, caller, n, attempt, Inspection.shown(answer)));
    }
    return after;
  }

  /** What was there before the requests whose effect is looked for. */
  private final class Before {
    final Map<String, String> rows = here(() -> footprint.now());
    final long trail = here(() -> footprint.trail());
    final long writes = here(() -> footprint.writes());
  }

  private String token(Set<TokenScope> scopes) {
    return tokens.issue(workingGroup, "hostile", scopes, Duration.ofDays(1)).text();
  }

  private static Set<TokenScope> scopeBeside(Operation operation) {
    return operation.scope().equals(TokenScope.FORMS.word())
        ? EnumSet.of(TokenScope.ROSTER)
        : EnumSet.of(TokenScope.FORMS);
  }

  private UUID imported() {
    try {
      var file = Files.createTempFile("hostile", ".csv");
      Files.writeString(file, "学号,姓名\nS02,试S02\n");
      var id = imports.begin(workingGroup, List.of(new Upload("roster.csv", file)));
      imports.read(workingGroup, id);
      return id;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** What makes a request right. */
  private Map<String, String> words() {
    var words = new HashMap<String, String>();
    words.put("id", round.id().toString());
    words.put("round", round.id().toString());
    words.put("number", "S02");
    words.put("person", "S02");
    words.put("unit", campus.classes().getFirst().toString());
    words.put("under", campus.colleges().getFirst().toString());
    words.put("level", "class");
    words.put("via", "phone");
    words.put("name", "晚检");
    words.put("form", "daily-health");
    words.put("reason", "请假在家");
    words.put("until", "2026-11-30");
    words.put("dueAt", "2026-11-30T12:00:00Z");
    words.put("day", "2026-11-22");
    words.put("at", clock.instant().toString());
    words.put("answers", "{\"health\":\"well\",\"isolation\":\"none\"}");
    words.put("row", "99");
    words.put("limit", "10");
    words.put("offset", "0");
    words.put("_count", "10");
    words.put("_offset", "0");
    words.put("program", "Pabcdefghij");
    words.put("programStage", "Sabcdefghij");
    return words;
  }
}
