package org.muster.isolation;

import java.util.List;
import org.muster.people.Criterion;
import org.muster.people.Scope;
import org.muster.shared.Text;
import org.springframework.stereotype.Component;

/** Who is in an isolation room now, or waits for one: for watch lists and messages. */
@Component
class IsolatedCriterion implements Criterion {

  private static final List<String> VALUES = List.of("placed", "waiting");

  @Override
  public String word() {
    return "isolated";
  }

  @Override
  public String labelKey() {
    return "isolation.criterion";
  }

  @Override
  public String condition() {
    return """
    s.id in (select y.person_id from isolation.stay y
              where y.institution_id = :institution and y.released_at is null
                and y.withdrawn_at is null
                and case when y.placed_at is null then 'waiting' else 'placed' end
                    = any (:isolated::text[]))
    """;
  }

  @Override
  public boolean health() {
    return true;
  }

  @Override
  public boolean takes(String value) {
    return VALUES.contains(value);
  }

  @Override
  public String words(String value, Text t) {
    return t.of("isolation.criterion." + value);
  }

  @Override
  public List<Choice> choices(Scope scope, Text t) {
    return VALUES.stream().map(value -> new Choice(value, words(value, t))).toList();
  }
}
