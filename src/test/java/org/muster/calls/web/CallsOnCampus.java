package org.muster.calls.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.muster.identity.Viewer;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A campus with telephones, on which everybody but two of the counsellor's has reported. */
abstract class CallsOnCampus extends OnCampus {

  @BeforeEach
  void telephones() {
    here(
        () -> {
          jdbc.sql(
                  """
                  update people.person
                     set phone = '1380000' || lpad(substr(number, 2), 4, '0'), guardian = '试家长',
                         guardian_phone = '1390000' || lpad(substr(number, 2), 4, '0')
                   where institution_id = ? and kind = 'student'
                  """)
              .param(campus.id())
              .update();
          chaseComesToTheCalls();
        });
    reportWell("S01", "S04", "S05", "S06");
  }

  void here(Runnable work) {
    CurrentInstitution.run(campus.id(), work);
  }

  /** Logs an outcome from the sheet, under a key. */
  MvcTestResult log(Viewer viewer, String number, String outcome, String key, String... more) {
    var fields = new ArrayList<>(List.of("_sheet", "1", "_key", key, "_whom", "self"));
    if (!outcome.isEmpty()) {
      fields.addAll(List.of("_outcome", outcome));
    }
    fields.addAll(List.of(more));
    return post(viewer, at(number) + "/attempts", fields.toArray(String[]::new));
  }

  String at(String number) {
    return "/calls/" + person(number);
  }

  long attempts() {
    return count("select count(*) from calls.attempt where institution_id = ?");
  }

  long count(String sql) {
    return CurrentInstitution.call(
        campus.id(), () -> jdbc.sql(sql).param(campus.id()).query(Long.class).single());
  }

  String text(String sql, UUID person) {
    return CurrentInstitution.call(
        campus.id(), () -> jdbc.sql(sql).params(campus.id(), person).query(String.class).single());
  }

  /** The one card on the sheet. */
  static String card(MvcTestResult page) {
    var html = html(page);
    int from = html.indexOf("data-call-card");
    return from < 0 ? "" : html.substring(from, html.indexOf("</section>", from));
  }
}
