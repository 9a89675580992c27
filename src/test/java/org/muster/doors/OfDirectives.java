package org.muster.doors;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A directive that the working group issued to one counsellor, T01, with a file and the figures
 * that came back; at the university next door to one student.
 */
final class OfDirectives {

  private OfDirectives() {}

  static String word(String word, JdbcClient jdbc, UUID institution) {
    var directive = id(institution, "directive");
    var document = id(institution, "document");
    var holder =
        jdbc.sql(
                """
                select id from people.person where institution_id = ? and number in ('T01', 'S01')
                 order by number desc limit 1
                """)
            .param(institution)
            .query(UUID.class)
            .single();
    make(jdbc, institution, directive, document, holder);
    return switch (word) {
      case "directive" -> directive.toString();
      case "document" -> document.toString();
      default -> holder.toString();
    };
  }

  private static UUID id(UUID institution, String what) {
    return UUID.nameUUIDFromBytes((institution + what).getBytes(StandardCharsets.UTF_8));
  }

  private static void make(
      JdbcClient jdbc, UUID institution, UUID directive, UUID document, UUID holder) {
    int made =
        jdbc.sql(
                """
                insert into directives.directive (institution_id, id, title, text, by_person, by_name,
                                                  by_post, audience, sent_at)
                select :institution, :directive, '任务', '', (
                         select id from people.person
                          where institution_id = :institution and number = 'T03'),
                       '张处长', 'working_group', '{}', date '2026-11-20'
                on conflict do nothing
                """)
            .param("institution", institution)
            .param("directive", directive)
            .update();
    if (made == 0) {
      return;
    }
    for (var statement :
        new String[] {
          """
          insert into directives.item (institution_id, directive_id, n, kind, title, text, due_at,
                                       evidence)
          values (:institution, :directive, 1, 'do', '办理', '', date '2026-12-20', 'note'),
                 (:institution, :directive, 2, 'return', '报数', '', date '2026-12-20', 'none')
          """,
          """
          insert into directives.question (institution_id, directive_id, item_n, n, label, unit,
                                           answer)
          values (:institution, :directive, 2, 1, '人数', '人', 'number')
          """,
          """
          insert into directives.document (institution_id, id, name, media_type, bytes, at)
          values (:institution, :document, '通知.pdf', 'application/pdf', '%PDF', date '2026-11-20')
          """,
          """
          insert into directives.enclosure (institution_id, directive_id, item_n, document_id)
          values (:institution, :directive, 1, :document)
          """,
          """
          insert into directives.receiver (institution_id, directive_id, person_id, unit_id, post)
          select :institution, :directive, :holder, (
                   select unit_id from people.post
                    where institution_id = :institution and person_id = :holder limit 1),
                 'counsellor'
          """,
          """
          insert into directives.answer (institution_id, directive_id, item_n, person_id, id, at,
                                         by_person, by_name, filled, document_id, numbers)
          values (:institution, :directive, 2, :holder, :directive, date '2026-11-20', :holder,
                  '王老师', false, :document, '{"1": 3}')
          """
        }) {
      jdbc.sql(statement)
          .param("institution", institution)
          .param("directive", directive)
          .param("document", document)
          .param("holder", holder)
          .update();
    }
  }
}
