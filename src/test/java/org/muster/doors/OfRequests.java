package org.muster.doors;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A repair that a student asked for, carried out, with a message and a picture. */
final class OfRequests {

  private OfRequests() {}

  static String word(String word, JdbcClient jdbc, UUID institution, UUID student) {
    var request = id(student, "request");
    var picture = id(student, "picture");
    make(jdbc, institution, student, request, picture);
    return (word.equals("asked") ? request : picture).toString();
  }

  /** A leave of a student's, granted and begun, a new one each time. */
  static UUID leave(JdbcClient jdbc, UUID institution, UUID student) {
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into movement.leave (institution_id, id, person_id, kind, from_at, to_at, granted_at,
                                        granted_by)
            values (?, ?, ?, 'return', date '2026-11-20', date '2027-01-01', now(), '-')
            """)
        .params(institution, id, student)
        .update();
    return id;
  }

  private static UUID id(UUID student, String what) {
    return UUID.nameUUIDFromBytes((student + what).getBytes(StandardCharsets.UTF_8));
  }

  private static void make(
      JdbcClient jdbc, UUID institution, UUID student, UUID request, UUID picture) {
    int made =
        jdbc.sql(
                """
                insert into requests.request (institution_id, id, type, name_zh, form_id, asker_id,
                  asker_name, about_id, answers, step, state, due_at, confirms, low_risk, at, state_at)
                select :institution, :request, 'repairs', '报修', f.id, :student, '试', :student, '{}',
                       1, 'open', date '2030-01-01', true, true, now(), now()
                  from forms.version f where f.institution_id = :institution limit 1
                on conflict do nothing
                """)
            .param("institution", institution)
            .param("student", student)
            .param("request", request)
            .update();
    if (made == 0) {
      return;
    }
    for (var statement :
        new String[] {
          """
          insert into requests.step (institution_id, request_id, n, post, work, hours)
          values (:institution, :request, 1, 'logistics', 'decide', 24)
          """,
          """
          insert into requests.message (institution_id, request_id, id, about_id, at, by_person,
                                        by_name, asking, words)
          values (:institution, :request, :request, :student, now(), :student, '试', true, '冷')
          """,
          """
          insert into requests.picture (institution_id, request_id, message_id, n, id, about_id,
                                        sealed)
          values (:institution, :request, :request, 1, :picture, :student, :jpeg)
          """
        }) {
      jdbc.sql(statement)
          .param("institution", institution)
          .param("student", student)
          .param("request", request)
          .param("picture", picture)
          .param("jpeg", Base64.getEncoder().encodeToString(new byte[] {1}))
          .update();
    }
  }
}
