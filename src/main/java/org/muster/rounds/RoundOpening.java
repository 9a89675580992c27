package org.muster.rounds;

import java.time.Clock;
import java.util.UUID;
import org.muster.people.Audience;
import org.muster.people.Audiences;
import org.muster.people.Trees;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Freezes the roll of a round, and adds to it those who come later. */
@Component
class RoundOpening {

  /** From here on the planner's picture of the roll is worth refreshing by hand. */
  private static final int MANY = 5_000;

  private final JdbcClient jdbc;
  private final Audiences audiences;
  private final Trees trees;
  private final Clock clock;

  RoundOpening(JdbcClient jdbc, Audiences audiences, Trees trees, Clock clock) {
    this.jdbc = jdbc;
    this.audiences = audiences;
    this.trees = trees;
    this.clock = clock;
  }

  /** Opens a round whose time has come: one row per expected person. Again, it does nothing. */
  @Transactional
  void open(UUID round) {
    var waiting = waiting(round);
    if (waiting == null) {
      return;
    }
    long revision = trees.freeze();
    int size = fill(round, waiting, revision, false);
    jdbc.sql(
            """
            update rounds.round set opened_at = ?, revision = ? where institution_id = ? and id = ?
            """)
        .params(Sql.time(clock.instant()), revision, CurrentInstitution.get(), round)
        .update();
    if (size > MANY) {
      // Without fresh statistics the first roll-ups of the morning were planned for an empty table.
      jdbc.sql("analyze rounds.roll").update();
    }
  }

  /** Puts on an open roll who joined the audience since, as dated additions; answers how many. */
  @Transactional
  int addJoiners(UUID round) {
    var audience =
        jdbc.sql(
                """
                select audience::text from rounds.round
                 where institution_id = ? and id = ? and opened_at is not null and closed_at is null
                   for update
                """)
            .params(CurrentInstitution.get(), round)
            .query(String.class)
            .optional();
    if (audience.isEmpty()) {
      return 0;
    }
    // A class that is new since the opening must be a node of the round's trees.
    long revision = trees.freeze();
    int added = fill(round, Audience.parse(audience.get()), revision, true);
    if (added > 0) {
      jdbc.sql("update rounds.round set revision = ? where institution_id = ? and id = ?")
          .params(revision, CurrentInstitution.get(), round)
          .update();
    }
    return added;
  }

  private @org.jspecify.annotations.Nullable Audience waiting(UUID round) {
    return jdbc.sql(
            """
            select audience::text from rounds.round
             where institution_id = ? and id = ? and opened_at is null for update
            """)
        .params(CurrentInstitution.get(), round)
        .query(String.class)
        .optional()
        .map(Audience::parse)
        .orElse(null);
  }

  private int fill(UUID round, Audience audience, long revision, boolean later) {
    var chosen = audiences.all(audience);
    return jdbc.sql(
            """
            insert into rounds.roll
              (institution_id, round_id, person_id, unit_id, place_id, state, state_at, joined_at)
            select :institution, :round, s.id, coalesce(s.unit_id, :root), s.place_id,
                   case when e.person_id is null then 'missing' else 'excused' end::rounds.state,
                   case when e.person_id is null then null else :now::timestamptz end,
                   case when :later then :now::timestamptz end
              from (%s) s
              left join (select distinct x.person_id from rounds.excusal x, rounds.round o
                          where x.institution_id = :institution and x.withdrawn_at is null
                            and o.institution_id = :institution and o.id = :round
                            and o.day between x.from_on and x.until) e on e.person_id = s.id
             order by s.unit_id, s.id on conflict do nothing
            """
                .formatted(chosen.sql()))
        .param("round", round)
        .param("root", trees.units(revision).roots().getFirst().id())
        .param("now", Sql.time(clock.instant()))
        .param("later", later)
        .params(chosen.parameters())
        .update();
  }
}
