package org.muster.directives;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of answers; what people wrote in their own words is sealed for the receiver. */
@Component
class AnswerTable {

  static final String NOTE = "directives.answer.note";
  static final String WORDS = "directives.answer.words";

  private final JdbcClient jdbc;
  private final Seals seals;
  private final JsonMapper json;
  private final Clock clock;

  AnswerTable(JdbcClient jdbc, Seals seals, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.seals = seals;
    this.json = json;
    this.clock = clock;
  }

  /** What stands of one receiver, by item. */
  Map<Integer, Answer> standing(UUID directive, UUID person) {
    var answers = new TreeMap<Integer, Answer>();
    jdbc.sql(
            """
            select a.item_n, a.at, a.by_person, a.by_name, a.filled, a.note, a.document_id, d.name,
                   a.numbers::text, a.words::text, a.person_id
              from directives.answer a
              left join directives.document d
                on d.institution_id = a.institution_id and d.id = a.document_id
             where a.institution_id = ? and a.directive_id = ? and a.person_id = ?
               and a.superseded_at is null
            """)
        .params(CurrentInstitution.get(), directive, person)
        .query(
            row -> {
              var answer = read(row);
              answers.put(answer.item(), answer);
            });
    return answers;
  }

  /** Writes an answer, in the place of what stood. */
  void write(UUID directive, UUID person, Answer answer) {
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    jdbc.sql(
            """
            update directives.answer set superseded_at = ?
             where institution_id = ? and directive_id = ? and item_n = ? and person_id = ?
               and superseded_at is null
            """)
        .params(now, CurrentInstitution.get(), directive, answer.item(), person)
        .update();
    var note = answer.note();
    var sealed = new HashMap<Integer, String>();
    answer.words().forEach((n, text) -> sealed.put(n, seals.seal(WORDS, person, text)));
    jdbc.sql(
            """
            insert into directives.answer (institution_id, directive_id, item_n, person_id, id, at,
                                           by_person, by_name, filled, note, document_id, numbers,
                                           words)
            values (:institution, :directive, :item, :person, :id, :at, :by::uuid, :name, :filled,
                    :note, :document::uuid, :numbers::jsonb, :words::jsonb)
            """)
        .param("institution", CurrentInstitution.get())
        .param("directive", directive)
        .param("item", answer.item())
        .param("person", person)
        .param("id", Ids.next())
        .param("at", answer.at().atOffset(ZoneOffset.UTC))
        .param("by", answer.byPerson())
        .param("name", answer.by())
        .param("filled", answer.filled())
        .param("note", note == null ? null : seals.seal(NOTE, person, note))
        .param("document", answer.document())
        .param("numbers", json.writeValueAsString(answer.numbers()))
        .param("words", json.writeValueAsString(sealed))
        .update();
  }

  /**
   * Reads an answer: item, time, person, name, filled, note, document, its name, numbers, words,
   * and whose it is.
   */
  Answer read(ResultSet row) throws SQLException {
    var person = row.getObject(11, UUID.class);
    var note = row.getString(6);
    var words = new TreeMap<Integer, String>();
    json.readTree(row.getString(10))
        .properties()
        .forEach(
            one ->
                words.put(
                    Integer.valueOf(one.getKey()),
                    seals.open(WORDS, person, one.getValue().asString())));
    return new Answer(
        row.getInt(1),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getBoolean(5),
        note == null ? null : seals.open(NOTE, person, note),
        row.getObject(7, UUID.class),
        row.getString(8),
        numbers(row.getString(9)),
        words);
  }

  /** Figures by question, of what was stored. */
  Map<Integer, Long> numbers(@Nullable String stored) {
    var numbers = new TreeMap<Integer, Long>();
    if (stored != null) {
      json.readTree(stored)
          .properties()
          .forEach(one -> numbers.put(Integer.valueOf(one.getKey()), one.getValue().asLong()));
    }
    return numbers;
  }
}
