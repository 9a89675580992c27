package org.muster.rounds;

import java.util.regex.Pattern;
import org.muster.people.Criterion;
import org.muster.shared.Text;
import org.springframework.stereotype.Component;

/**
 * Who answered a question so in the newest report of today's rounds: {@code temperature>=37.3},
 * {@code isolation=home}, by the item's code. What people write in their own words is sealed, and
 * nobody is found by it.
 */
@Component
class AnswerCriterion implements Criterion {

  private static final Pattern VALUE =
      Pattern.compile("([a-z][a-z0-9_]{0,39})(>=|<=|=)([A-Za-z0-9_.-]{1,40})");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,6}([.][0-9]{1,4})?");

  @Override
  public String word() {
    return "answer";
  }

  @Override
  public String labelKey() {
    return "rounds.criterion.answer";
  }

  @Override
  public String condition() {
    return """
    exists (select from unnest(:answer::text[]) v
             cross join lateral regexp_matches(v, '^([a-z][a-z0-9_]*)(>=|<=|=)(.+)$') m
              join rounds.round o on o.institution_id = :institution and o.opened_at is not null
               and o.day = :today
              join rounds.roll r on r.institution_id = o.institution_id and r.round_id = o.id
               and r.report_id is not null and r.state_at <= :now
              join rounds.report d on d.institution_id = r.institution_id
               and d.round_id = r.round_id and d.person_id = r.person_id and d.id = r.report_id
               and d.answers ? m[1]
             where r.person_id = s.id
               and case when m[2] = '=' then d.answers ->> m[1] = m[3]
                                             or d.answers -> m[1] ? m[3]
                        when jsonb_typeof(d.answers -> m[1]) <> 'number' then false
                        when m[2] = '>=' then (d.answers ->> m[1])::numeric >= m[3]::numeric
                        else (d.answers ->> m[1])::numeric <= m[3]::numeric end)
    """
        // A question mark is a parameter to JDBC, two are one to PostgreSQL.
        .replace(" ? m", " ?? m");
  }

  @Override
  public boolean health() {
    return true;
  }

  @Override
  public boolean takes(String value) {
    var found = VALUE.matcher(value);
    return found.matches()
        && (found.group(2).equals("=") || NUMBER.matcher(found.group(3)).matches());
  }

  @Override
  public String words(String value, Text t) {
    return t.of("rounds.criterion.answer.is", value);
  }
}
