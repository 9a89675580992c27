package org.muster.rounds;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.muster.people.Audience;
import org.muster.people.Criterion;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How people stand in a round: {@code <round>:missing}. */
@Component
class RoundCriterion implements Criterion {

  private static final String WORD = "round";

  private static final Pattern VALUE = Pattern.compile("[0-9a-f-]{36}:([a-z]+)");
  private static final int OFFERED = 3;

  private final JdbcClient jdbc;

  RoundCriterion(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Everybody who is missing in a round. */
  static Audience missing(Round round) {
    return Audience.of(WORD, round.id() + ":" + RollState.MISSING.word());
  }

  @Override
  public String word() {
    return WORD;
  }

  @Override
  public String labelKey() {
    return "rounds.criterion.title";
  }

  @Override
  public String condition() {
    return """
    s.id in (select r.person_id from unnest(:round::text[]) v
               join rounds.roll r on r.institution_id = :institution
                and r.round_id = split_part(v, ':', 1)::uuid
                and r.state = split_part(v, ':', 2)::rounds.state)
    """;
  }

  @Override
  public boolean takes(String value) {
    var found = VALUE.matcher(value);
    return found.matches()
        && Arrays.stream(RollState.values()).anyMatch(state -> state.word().equals(found.group(1)));
  }

  /** How people stand in the rounds that are open. */
  @Override
  public List<Choice> choices(Scope scope, Text t) {
    return jdbc
        .sql(
            """
            select id, name, day from rounds.round
             where institution_id = ? and opened_at is not null and closed_at is null
             order by opens_at desc limit ?
            """)
        .params(CurrentInstitution.get(), OFFERED)
        .query(
            (row, n) ->
                Arrays.stream(RollState.values())
                    .map(
                        state -> {
                          try {
                            return new Choice(
                                row.getObject(1, UUID.class) + ":" + state.word(),
                                t.of(
                                    "rounds.criterion",
                                    row.getString(2),
                                    t.day(row.getObject(3, java.time.LocalDate.class)),
                                    t.of("rounds.state." + state.word())));
                          } catch (java.sql.SQLException unreadable) {
                            throw new IllegalStateException(unreadable);
                          }
                        })
                    .toList())
        .list()
        .stream()
        .flatMap(List::stream)
        .toList();
  }
}
