package org.muster.rounds;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Answers;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The reports of a round that hold, for programs; own words of people are not opened for them. */
@Service
public class HeldResponses {

  private final JdbcClient jdbc;

  HeldResponses(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A report that holds.
   *
   * @param answers as they are stored: what people wrote in their own words stays sealed
   * @param amended true where it took the place of another
   */
  public record Held(UUID report, UUID person, Answers answers, Instant at, boolean amended) {}

  /**
   * Reads them in the order of their ids, one at a time.
   *
   * @param after only those after this one; null from the beginning
   */
  public void each(Round round, @Nullable UUID after, int limit, Consumer<Held> reader) {
    jdbc.sql(
            """
            select p.id, p.person_id, p.answers::text, p.reported_at,
                   exists (select from rounds.report x
                            where x.institution_id = p.institution_id
                              and x.round_id = p.round_id and x.person_id = p.person_id
                              and x.id < p.id)
              from rounds.roll r
              join rounds.report p
                on p.institution_id = r.institution_id and p.person_id = r.person_id
               and p.round_id = r.round_id and p.id = r.report_id
             where r.institution_id = :institution and r.round_id = :round
               and (:after::uuid is null or p.id > :after::uuid)
             order by p.id limit :limit
            """)
        .param("institution", CurrentInstitution.get())
        .param("round", round.id())
        .param("after", after)
        .param("limit", limit)
        .query(
            row -> {
              reader.accept(
                  new Held(
                      row.getObject(1, UUID.class),
                      row.getObject(2, UUID.class),
                      Answers.parse(row.getString(3), unopened -> ""),
                      row.getObject(4, OffsetDateTime.class).toInstant(),
                      row.getBoolean(5)));
            });
  }
}
