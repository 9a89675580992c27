package org.muster.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.muster.MusterTest;
import org.muster.people.Audience;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.people.Tree;
import org.muster.shared.CurrentInstitution;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rounds over a small campus of its own for each test. */
@MusterTest
@Import(SmallCampus.class)
abstract class RoundsOnCampus {

  @Autowired SmallCampus campuses;
  @Autowired Rounds rounds;
  @Autowired Reports reports;
  @Autowired Board board;
  @Autowired Rolls rolls;
  @Autowired Excusals excusals;
  @Autowired Unreachables unreachables;
  @Autowired Closures closures;
  @Autowired CheckIns checkIns;
  @Autowired JdbcClient jdbc;
  @Autowired org.muster.MutableClock clock;

  SmallCampus.Made campus;

  @BeforeEach
  void campus() {
    campus = campuses.make();
  }

  void here(Runnable work) {
    CurrentInstitution.run(campus.id(), work);
  }

  Round open() {
    Instant now = clock.instant();
    return rounds.create("日报", "daily-health", Audience.ALL, null, now.plus(Duration.ofHours(8)));
  }

  Closure close(Round round, UUID unit, @org.jspecify.annotations.Nullable Level level) {
    return closures.close(round, unit, level, null, "王老师");
  }

  UUID root(Round round) {
    return board.units(round).tree().roots().stream().map(Tree.Node::id).findFirst().orElseThrow();
  }

  Scope all() {
    return new Scope(campus.id(), null, Map.of(PostKind.WORKING_GROUP, Set.of()));
  }

  void reportAllBut(Round round, String... numbers) {
    var left = Set.of(numbers);
    var everybody = new ArrayList<Submission>();
    for (int n = 1; n <= 12; n++) {
      var number = "S%02d".formatted(n);
      if (!left.contains(number)) {
        everybody.add(same(round, number, "k-" + number));
      }
    }
    assertThat(reports.takeAll(everybody)).allMatch(Receipt.Accepted.class::isInstance);
  }

  Submission same(Round round, String number, String key) {
    return Submission.self(round.id(), person(number), key, new Submission.Same());
  }

  UUID person(String number) {
    return CurrentInstitution.call(
        campus.id(),
        () ->
            jdbc.sql("select id from people.person where institution_id = ? and number = ?")
                .params(campus.id(), number)
                .query(UUID.class)
                .single());
  }

  long count(String sql, Object... parameters) {
    return jdbc.sql(sql).params(parameters).query(Long.class).single();
  }
}
