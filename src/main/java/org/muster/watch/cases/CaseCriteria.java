package org.muster.watch.cases;

import java.util.List;
import org.muster.people.Criterion;
import org.muster.people.Scope;
import org.muster.shared.Text;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Choosing people by their case, or by being followed as somebody's contact today. */
@Configuration(proxyBeanMethods = false)
class CaseCriteria {

  private static final List<String> STATES =
      List.of(CaseState.SUSPECTED.word(), CaseState.CONFIRMED.word());

  private record OfCases(String word, String condition) implements Criterion {

    @Override
    public String labelKey() {
      return "cases.criterion." + word;
    }

    @Override
    public boolean health() {
      return true;
    }

    @Override
    public boolean takes(String value) {
      return STATES.contains(value);
    }

    @Override
    public String words(String value, Text t) {
      return t.of("cases.criterion." + word + "." + value);
    }

    @Override
    public List<Choice> choices(Scope scope, Text t) {
      return Sees.some(scope)
          ? STATES.stream().map(state -> new Choice(state, words(state, t))).toList()
          : List.of();
    }
  }

  /** {@code case}: a case of an open outbreak that stands so. */
  @Bean
  Criterion byCase() {
    return new OfCases(
        "case",
        """
        s.id in (select c.person_id from watch.case_now c
                   join watch.outbreak o
                     on o.institution_id = c.institution_id and o.id = c.outbreak_id
                    and o.closed_at is null
                  where c.institution_id = :institution and c.state = any (:case::text[]))
        """);
  }

  /** {@code contact}: followed today as the contact of a case that stands, or stood, so. */
  @Bean
  Criterion byContact() {
    return new OfCases(
        "contact",
        """
        s.id in (select k.person_id from watch.contact_now k
                  where k.institution_id = :institution and k.until_on >= :today
                    and (k.of_confirmed and 'confirmed' = any (:contact::text[])
                         or k.of_suspected and 'suspected' = any (:contact::text[])))
        """);
  }
}
