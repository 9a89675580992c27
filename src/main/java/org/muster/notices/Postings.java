package org.muster.notices;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.muster.people.Institutions;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which groups a notice is posted to: those of the smallest unit that holds all its recipients, and
 * of the units below it that hold any.
 */
@Component
class Postings {

  private final JdbcClient jdbc;
  private final Robots robots;
  private final Trees trees;
  private final Institutions institutions;
  private final Clock clock;

  Postings(JdbcClient jdbc, Robots robots, Trees trees, Institutions institutions, Clock clock) {
    this.jdbc = jdbc;
    this.robots = robots;
    this.trees = trees;
    this.institutions = institutions;
    this.clock = clock;
  }

  /** Plans the postings of a notice whose deliveries are planned. */
  void plan(UUID notice, boolean urgent) {
    var all = robots.all(null);
    if (all.isEmpty()) {
      return;
    }
    var tree = trees.units();
    var told = told(tree, notice);
    if (told.isEmpty()) {
      return;
    }
    var smallest = smallest(tree, told);
    var concerned =
        all.stream()
            .filter(robot -> tree.find(robot.unit()).filter(smallest::holds).isPresent())
            .filter(
                robot ->
                    tree.find(robot.unit()).stream()
                        .anyMatch(unit -> told.stream().anyMatch(unit::holds)))
            .map(Robots.Robot::id)
            .toArray(UUID[]::new);
    jdbc.sql(
            """
            insert into notices.posting (institution_id, notice_id, robot_id, state, next_at)
            select :institution, :notice, r, 'waiting', :due from unnest(:robots::uuid[]) r
            on conflict do nothing
            """)
        .param("institution", CurrentInstitution.get())
        .param("notice", notice)
        .param("robots", concerned)
        .param("due", due(clock.instant(), urgent))
        .update();
  }

  /** When something may be posted that could be at a time: not while the house sleeps. */
  OffsetDateTime due(Instant earliest, boolean urgent) {
    return (urgent
            ? earliest
            : QuietHours.end(earliest, institutions.current().zone()).orElse(earliest))
        .atOffset(ZoneOffset.UTC);
  }

  private List<Tree.Node> told(Tree tree, UUID notice) {
    return jdbc
        .sql(
            """
            select distinct unit_id from notices.delivery
             where institution_id = ? and notice_id = ? and unit_id is not null
            """)
        .params(CurrentInstitution.get(), notice)
        .query(UUID.class)
        .list()
        .stream()
        .flatMap(unit -> tree.find(Objects.requireNonNull(unit)).stream())
        .toList();
  }

  private static Tree.Node smallest(Tree tree, List<Tree.Node> told) {
    return tree.path(told.getFirst()).reversed().stream()
        .filter(unit -> told.stream().allMatch(unit::holds))
        .findFirst()
        .orElseThrow();
  }
}
