package org.muster.rounds;

import java.util.List;
import org.muster.people.Criterion;
import org.muster.people.Scope;
import org.muster.shared.Text;
import org.springframework.stereotype.Component;

/**
 * Who was not heard from on the last so many days running, {@code 2}: on each of the last so many
 * days that had a round due, they are missing or unreachable in all of theirs.
 */
@Component
class SilentCriterion implements Criterion {

  private static final List<String> DAYS = List.of("1", "2", "3");

  @Override
  public String word() {
    return "silent";
  }

  @Override
  public String labelKey() {
    return "rounds.criterion.silent";
  }

  @Override
  public String condition() {
    return """
    s.id in (select r.person_id
               from unnest(:silent::text[]) v
              cross join lateral (
                select array_agg(x.day order by x.day desc) as days
                  from (select distinct t.day from rounds.round t
                         where t.institution_id = :institution and t.opened_at is not null
                           and not t.census
                           and t.due_at <= :now
                         order by t.day desc limit v::int) x) last
               join rounds.round o on o.institution_id = :institution and o.opened_at is not null
                and o.due_at <= :now and o.day = any (last.days)
               join rounds.roll r on r.institution_id = o.institution_id and r.round_id = o.id
              -- What nobody has asked of late, nobody can be silent on.
              where last.days[1] >= :today - 1
              group by r.person_id, v
             having count(distinct o.day) >= v::int
                and bool_and(r.state in ('missing', 'unreachable')))
    """;
  }

  @Override
  public boolean takes(String value) {
    return value.matches("[1-9]");
  }

  @Override
  public String words(String value, Text t) {
    return t.of("rounds.criterion.silent.days", Integer.parseInt(value));
  }

  @Override
  public List<Choice> choices(Scope scope, Text t) {
    return DAYS.stream().map(days -> new Choice(days, words(days, t))).toList();
  }
}
