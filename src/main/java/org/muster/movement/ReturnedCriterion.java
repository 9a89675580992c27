package org.muster.movement;

import java.util.List;
import org.muster.people.Criterion;
import org.muster.people.Scope;
import org.muster.shared.Text;
import org.springframework.stereotype.Component;

/** Who came back and is still observed, for watch lists and messages. */
@Component
class ReturnedCriterion implements Criterion {

  private static final List<String> VALUES = List.of("observed");

  @Override
  public String word() {
    return "returned";
  }

  @Override
  public String labelKey() {
    return "movement.criterion";
  }

  @Override
  public String condition() {
    return """
    ('observed' = any (:returned::text[]) and s.id in (
       select o.person_id from movement.observation o
        where o.institution_id = :institution and :today between o.from_on and o.until_on))
    """;
  }

  @Override
  public boolean takes(String value) {
    return VALUES.contains(value);
  }

  @Override
  public String words(String value, Text t) {
    return t.of("movement.criterion." + value);
  }

  @Override
  public List<Choice> choices(Scope scope, Text t) {
    return VALUES.stream().map(value -> new Choice(value, words(value, t))).toList();
  }
}
