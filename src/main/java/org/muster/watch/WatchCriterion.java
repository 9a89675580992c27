package org.muster.watch;

import java.util.List;
import java.util.UUID;
import org.muster.people.Criterion;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Text;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is on a watch list today, for messages and other lists. */
@Component
class WatchCriterion implements Criterion {

  private final JdbcClient jdbc;

  WatchCriterion(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String word() {
    return "watch";
  }

  @Override
  public String labelKey() {
    return "watch.criterion";
  }

  @Override
  public String condition() {
    return """
    s.id in (select e.person_id from watch.entry e
              where e.institution_id = :institution and e.ended_at is null
                and e.list_id = any (:watch::uuid[]))
    """;
  }

  @Override
  public boolean health() {
    return true;
  }

  @Override
  public boolean takes(String value) {
    try {
      return UUID.fromString(value) != null;
    } catch (IllegalArgumentException notAnId) {
      return false;
    }
  }

  @Override
  public String words(String value, Text t) {
    return all(t).stream()
        .filter(one -> one.value().equals(value))
        .map(Choice::label)
        .findFirst()
        .orElse(value);
  }

  @Override
  public List<Choice> choices(Scope scope, Text t) {
    return all(t);
  }

  private List<Choice> all(Text t) {
    return jdbc.sql(
            """
            select id, name_zh, name_en from watch.list
             where institution_id = ? and state = 'live' order by live_at, id
            """)
        .param(CurrentInstitution.get())
        .query(
            (row, n) -> new Choice(row.getString(1), t.either(row.getString(2), row.getString(3))))
        .list();
  }
}
