package org.muster.rounds.trust;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.forms.Answers;
import org.muster.forms.Form;
import org.muster.people.Scope;
import org.muster.rounds.Round;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A sample of those who reported by themselves, drawn by lot once a round was due, each to be asked
 * by a call whether it is so. Everybody has the same chance to be drawn, the doubted no more than
 * others: only so does the sample speak for the whole.
 */
@Service
public class Samples {

  /** What is put together where one day's sample is too small to say much. */
  static final Duration LATELY = Duration.ofDays(30);

  /** Of a hundred people at most one is drawn: a small campus knows its people. */
  private static final int ONE_IN = 100;

  private static final int USUAL = 60;
  private static final int MOST = 500;

  private final JdbcClient jdbc;
  private final Trail trail;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Samples(JdbcClient jdbc, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.trail = trail;
    this.clock = clock;
  }

  /** How many are drawn in a round, where it has people enough. */
  public int size() {
    return jdbc.sql("select size from rounds.sampling where institution_id = ?")
        .param(CurrentInstitution.get())
        .query(Integer.class)
        .optional()
        .orElse(USUAL);
  }

  /**
   * Draws so many from the next round on.
   *
   * @param size from 0, for none, to 500
   * @throws Problem 403 for other than the working group and the data team, 422 out of range
   */
  @Transactional
  public void resize(Scope scope, int size) {
    if (!scope.whole()) {
      throw Problem.forbidden();
    }
    if (size < 0 || size > MOST) {
      throw Problem.unprocessable("trust.size", MOST);
    }
    jdbc.sql(
            """
            insert into rounds.sampling (institution_id, size) values (?, ?)
            on conflict (institution_id) do update set size = excluded.size
            """)
        .params(CurrentInstitution.get(), size)
        .update();
    trail.record("rounds.sampling", "institution", CurrentInstitution.get(), Map.of("size", size));
  }

  /** Draws a round's sample; once, however often it is asked to. */
  @Transactional
  void draw(Round round) {
    long seed = random.nextLong();
    int mine =
        jdbc.sql(
                """
                update rounds.round set sample_seed = ?
                 where institution_id = ? and id = ? and sample_seed is null
                """)
            .params(seed, CurrentInstitution.get(), round.id())
            .update();
    if (mine == 0) {
      return;
    }
    jdbc.sql(
            """
            insert into rounds.sampled (institution_id, round_id, person_id, report_id, drawn_at)
            select r.institution_id, r.round_id, r.person_id, r.report_id, :now
              from rounds.roll r
              join rounds.report d on d.institution_id = r.institution_id
                and d.round_id = r.round_id and d.round_id = r.round_id and d.person_id = r.person_id and d.id = r.report_id
                and d.via = 'self'
             where r.institution_id = :institution and r.round_id = :round
               and r.state = 'reported'
             order by hashtextextended(r.person_id::text, :seed)
             limit least(:size, (select count(*) / :oneIn from rounds.roll
                                  where institution_id = :institution and round_id = :round))
            """)
        .param("institution", CurrentInstitution.get())
        .param("round", round.id())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("seed", seed)
        .param("size", size())
        .param("oneIn", ONE_IN)
        .update();
  }

  /** The open round of which a person is still to be asked whether it is as they reported. */
  public Optional<UUID> asks(UUID person) {
    return jdbc.sql(
            """
            select s.round_id from rounds.sampled s
              join rounds.round o on o.institution_id = s.institution_id and o.id = s.round_id
                and o.closed_at is null
             where s.institution_id = ? and s.person_id = ? and s.outcome is null
             order by s.drawn_at desc limit 1
            """)
        .params(CurrentInstitution.get(), person)
        .query(UUID.class)
        .optional();
  }

  /** They say what they had reported. Said once, it stands. */
  @Transactional
  public void same(UUID round, UUID person, String byName) {
    settle(round, person, "same", false, byName);
  }

  /**
   * What they say was taken down. Nobody says a thing twice in the same words, and a measurement is
   * never quite the same: those are something else only where what is abnormal of them changed.
   *
   * @param reported what they had reported
   * @param told what they say now
   */
  @Transactional
  public void told(
      UUID round, UUID person, Form form, Answers reported, Answers told, String byName) {
    var before = form.flags(reported);
    var now = form.flags(told);
    var own = form.ownWords();
    boolean same =
        before.equals(now)
            && form.questions().stream()
                .filter(item -> !item.kind().numeric() && !own.contains(item.code()))
                .allMatch(item -> reported.all(item.code()).equals(told.all(item.code())));
    settle(
        round,
        person,
        same ? "same" : "otherwise",
        !same && before.isEmpty() && !now.isEmpty(),
        byName);
  }

  private void settle(UUID round, UUID person, String outcome, boolean hidden, String byName) {
    int settled =
        jdbc.sql(
                """
                update rounds.sampled set outcome = ?, hidden = ?, at = ?, by_name = ?
                 where institution_id = ? and round_id = ? and person_id = ? and outcome is null
                """)
            .params(
                outcome,
                hidden,
                clock.instant().atOffset(ZoneOffset.UTC),
                byName,
                CurrentInstitution.get(),
                round,
                person)
            .update();
    if (settled > 0) {
      trail.record("rounds.verify", "person", person, Map.of("round", round.toString()));
    }
  }

  /** What calling a round's sample brought so far. */
  public Sampled of(Round round) {
    return count("and s.round_id = ?", round.id());
  }

  /** The same of all rounds of the thirty days before its end that were asked by the same form. */
  public Sampled lately(Round round) {
    var until = round.closedAt() == null ? clock.instant() : round.closedAt();
    return count(
        """
        and s.drawn_at > ? and s.drawn_at <= ?
        and s.round_id in (select id from rounds.round o
                            where o.institution_id = s.institution_id and o.form_code = ?)
        """,
        until.minus(LATELY).atOffset(ZoneOffset.UTC),
        until.atOffset(ZoneOffset.UTC),
        round.formCode());
  }

  /** How many reported by themselves, by whether it was something abnormal. */
  public Own ownReports(Round round) {
    return jdbc.sql(
            """
            select count(*) filter (where cardinality(d.flags) = 0),
                   count(*) filter (where cardinality(d.flags) > 0)
              from rounds.roll r
              join rounds.report d on d.institution_id = r.institution_id
                and d.round_id = r.round_id and d.person_id = r.person_id and d.id = r.report_id
             where r.institution_id = ? and r.round_id = ? and r.state = 'reported'
            """)
        .params(CurrentInstitution.get(), round.id())
        .query((row, n) -> new Own(row.getInt(1), row.getInt(2)))
        .single();
  }

  /** Those who reported by themselves. */
  public record Own(int well, int abnormal) {}

  private Sampled count(String which, Object... parameters) {
    var query =
        jdbc.sql(
                """
                select count(*), count(*) filter (where s.outcome = 'same'),
                       count(*) filter (where s.outcome = 'otherwise'),
                       count(*) filter (where s.outcome is not null and cardinality(d.flags) = 0),
                       count(*) filter (where s.hidden)
                  from rounds.sampled s
                  left join rounds.report d on d.institution_id = s.institution_id
                    and d.round_id = s.round_id and d.person_id = s.person_id and d.id = s.report_id
                 where s.institution_id = ?
                """
                    + which)
            .param(CurrentInstitution.get());
    for (var parameter : parameters) {
      query = query.param(parameter);
    }
    return query
        .query(
            (row, n) ->
                new Sampled(
                    row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5)))
        .single();
  }
}
