package org.muster.rounds;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.notices.Draft;
import org.muster.notices.Notices;
import org.muster.notices.Recipients;
import org.muster.notices.Sender;
import org.muster.operation.Incidents;
import org.muster.people.Chain;
import org.muster.people.Institutions;
import org.muster.people.PostKind;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.shared.Beat;
import org.muster.shared.CurrentInstitution;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Goes after those who have not reported, step by step, until nobody is missing. */
@Component
class Chasing {

  /** A college in which somebody is missing though every step was taken. */
  static final String MISSING = "missing";

  /**
   * What a step says stays on its way so long after the deadline; whoever reports hears no more.
   */
  private static final Duration AFTER_DUE = Duration.ofHours(24);

  private static final String MISSING_BY_CLASS =
      """
      select r.unit_id, count(*) as people from rounds.roll r
       where r.institution_id = :institution and r.round_id = :round and r.state = 'missing'
       group by r.unit_id
      """;

  private final JdbcClient jdbc;
  private final Steps steps;
  private final Rounds rounds;
  private final Notices notices;
  private final ChaseWords words;
  private final Incidents incidents;
  private final Chain chain;
  private final Trees trees;
  private final Institutions institutions;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Chasing(
      JdbcClient jdbc,
      Steps steps,
      Rounds rounds,
      Notices notices,
      ChaseWords words,
      Incidents incidents,
      Chain chain,
      Trees trees,
      Institutions institutions,
      TransactionTemplate transaction,
      Clock clock) {
    this.jdbc = jdbc;
    this.steps = steps;
    this.rounds = rounds;
    this.notices = notices;
    this.words = words;
    this.incidents = incidents;
    this.chain = chain;
    this.trees = trees;
    this.institutions = institutions;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** Takes every step whose time has come, each in a transaction of its own. */
  void go() {
    for (var due : steps.due(clock.instant())) {
      transaction.executeWithoutResult(status -> steps.take(due).ifPresent(this::take));
    }
    transaction.executeWithoutResult(status -> incidents.are(MISSING, stillMissing()));
  }

  private void take(Steps.Due step) {
    var round = rounds.get(step.round());
    int missing = missing(round);
    var sent =
        missing == 0 || step.does() == Chase.Kind.INCIDENT
            ? null
            : notices.send(draft(round, step), recipients(round, step.does()), Sender.PROGRAM);
    steps.done(
        step,
        clock.instant(),
        missing,
        sent == null ? 0 : sent.people(),
        sent == null ? null : sent.notice());
  }

  private Draft draft(Round round, Steps.Due step) {
    var key = "chase %s %d".formatted(round.id(), step.n());
    var said = words.of(step.does(), round, institutions.current().zone());
    return switch (step.does()) {
      case REMIND ->
          new Draft(
              key, said, false, new Draft.Act(ReportAction.WORD, round.id()), null, until(round));
      case CLASS_LEADER -> new Draft(key, said, false, null, "/", until(round));
      case CALL_SHEET -> new Draft(key, said, false, null, "/desk", until(round));
      case CHIEF, INCIDENT -> new Draft(key, said, true, null, "/", until(round));
    };
  }

  private Instant until(Round round) {
    var now = clock.instant();
    return (round.dueAt().isAfter(now) ? round.dueAt() : now).plus(AFTER_DUE);
  }

  private Recipients recipients(Round round, Chase.Kind does) {
    return switch (does) {
      case REMIND -> new Recipients.Everybody(RoundCriterion.missing(round));
      case CLASS_LEADER -> charged(round, PostKind.CLASS_LEADER);
      case CALL_SHEET -> charged(round, PostKind.COUNSELLOR);
      case CHIEF -> charged(round, PostKind.CHIEF_COUNSELLOR);
      case INCIDENT -> throw new IllegalArgumentException("tells nobody by itself");
    };
  }

  /** Those who act for classes with somebody missing, each with how many. */
  private Recipients charged(Round round, PostKind kind) {
    return new Recipients.Each(
        jdbc.sql(
                """
                select c.person_id, sum(m.people)::int
                  from (%s) m join (%s) c on c.class_id = m.unit_id
                 group by c.person_id
                """
                    .formatted(MISSING_BY_CLASS, Chain.OF_CLASSES))
            .param("institution", CurrentInstitution.get())
            .param("today", institutions.today())
            .param("round", round.id())
            .param("kind", kind.word())
            .query(
                (row, n) ->
                    new Recipients.One(
                        row.getObject(1, UUID.class),
                        Map.of("count", String.valueOf(row.getInt(2)))))
            .list());
  }

  private int missing(Round round) {
    return jdbc.sql(
            """
            select count(*) from rounds.roll
             where institution_id = ? and round_id = ? and state = 'missing'
            """)
        .params(CurrentInstitution.get(), round.id())
        .query(Integer.class)
        .single();
  }

  /** The colleges with somebody missing in a round whose last step has been taken. */
  private List<Incidents.Found> stillMissing() {
    var byClass = new HashMap<UUID, Integer>();
    jdbc.sql(
            """
            select r.unit_id, count(distinct r.person_id) from rounds.roll r
              join rounds.round o on o.institution_id = r.institution_id and o.id = r.round_id
             where r.institution_id = :institution and r.state = 'missing'
               and o.opened_at is not null and o.closed_at is null
               and exists (select from rounds.step s
                            where s.institution_id = o.institution_id and s.round_id = o.id
                              and s.kind = 'incident' and s.done_at is not null)
             group by r.unit_id
            """)
        .param("institution", CurrentInstitution.get())
        .query(
            row -> {
              byClass.put(row.getObject(1, UUID.class), row.getInt(2));
            });
    if (byClass.isEmpty()) {
      // As most times: the tree and the chain are not asked for.
      return List.of();
    }
    var tree = trees.units();
    var people = new HashMap<UUID, Integer>();
    byClass.forEach((unit, missing) -> people.merge(college(tree, unit), missing, Integer::sum));
    var owner = chain.last().orElse(null);
    return people.entrySet().stream()
        .map(one -> new Incidents.Found(one.getKey(), one.getKey(), one.getValue(), owner))
        .toList();
  }

  /** The college of a unit, or the unit itself where it is in none. */
  private static UUID college(Tree tree, UUID unit) {
    var node = tree.find(unit).orElse(null);
    while (node != null && !node.kind().equals("college")) {
      node = node.parent() == null ? null : tree.find(node.parent()).orElse(null);
    }
    return node == null ? unit : node.id();
  }

  /** In the database, so that of several copies of the program one goes. */
  @Configuration(proxyBeanMethods = false)
  static class Job {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(15);

    @Bean
    @Order(30)
    Beat roundsAreChased(Chasing chasing) {
      return chasing::go;
    }

    @Bean
    RecurringTask<Void> chaseRounds(Institutions institutions, Chasing chasing) {
      return Tasks.recurring("chase-rounds", FixedDelay.of(LOOK_EVERY))
          .execute((task, context) -> institutions.each("chasing", chasing::go));
    }
  }
}
