package org.muster.requests;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What became of requests, appended; what was said about them is sealed. */
@Component
class RequestHistory {

  static final String WORDS = "requests.deed.words";

  private final JdbcClient jdbc;
  private final Seals seals;
  private final Clock clock;

  RequestHistory(JdbcClient jdbc, Seals seals, Clock clock) {
    this.jdbc = jdbc;
    this.seals = seals;
    this.clock = clock;
  }

  /** Who did it; the program itself has no person. */
  record By(@Nullable UUID person, String name) {

    static final By PROGRAM = new By(null, "Muster");
  }

  /** What was said with it. */
  record Said(@Nullable String reason, String words) {

    static final Said NOTHING = new Said(null, "");
  }

  /** Appends one. */
  UUID add(UUID request, UUID about, int step, String what, By by, Said said) {
    var id = Ids.next();
    jdbc.sql(
            """
            insert into requests.deed (institution_id, request_id, id, about_id, at, by_person,
                                       by_name, step, what, reason, words)
            values (:institution, :request, :id, :about, :now, :person::uuid, :name, :step, :what,
                    :reason::text, :words::text)
            """)
        .param("institution", CurrentInstitution.get())
        .param("request", request)
        .param("id", id)
        .param("about", about)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("person", by.person())
        .param("name", by.name())
        .param("step", step)
        .param("what", what)
        .param("reason", said.reason())
        .param("words", said.words().isBlank() ? null : seals.seal(WORDS, about, said.words()))
        .update();
    return id;
  }

  /** What became of one, the oldest first. */
  List<Deed> of(UUID request) {
    return jdbc.sql(
            """
            select id, at, by_person, by_name, step, what, reason, words, about_id
              from requests.deed where institution_id = ? and request_id = ? order by at, id
            """)
        .params(CurrentInstitution.get(), request)
        .query(
            (row, n) -> {
              var words = row.getString(8);
              return new Deed(
                  row.getObject(1, UUID.class),
                  row.getObject(2, OffsetDateTime.class).toInstant(),
                  row.getObject(3, UUID.class),
                  row.getString(4),
                  row.getInt(5),
                  row.getString(6),
                  row.getString(7),
                  words == null ? null : seals.open(WORDS, row.getObject(9, UUID.class), words));
            })
        .list();
  }
}
