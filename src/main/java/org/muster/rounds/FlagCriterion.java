package org.muster.rounds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.muster.forms.Forms;
import org.muster.people.Criterion;
import org.muster.people.Scope;
import org.muster.shared.Text;
import org.springframework.stereotype.Component;

/**
 * Who reported something abnormal: {@code fever} in the newest report of today's rounds, {@code
 * fever@3} in those of the last three days.
 */
@Component
class FlagCriterion implements Criterion {

  static final String WORD = "flag";

  private static final Pattern VALUE =
      Pattern.compile("([a-z][a-z0-9_-]{0,39})(?:@([1-9][0-9]?))?");

  private final Forms forms;

  FlagCriterion(Forms forms) {
    this.forms = forms;
  }

  @Override
  public String word() {
    return WORD;
  }

  @Override
  public String labelKey() {
    return "rounds.criterion.flag";
  }

  @Override
  public String condition() {
    return """
    s.id in (select d.person_id
               from unnest(:flag::text[]) v
              cross join lateral (
                select coalesce(nullif(split_part(v, '@', 2), ''), '1')::int as days) n
               join rounds.report d on d.institution_id = :institution
                -- By the index of what is abnormal, which is little; days end somewhere on earth.
                and cardinality(d.flags) > 0 and d.reported_at <= :now
                and d.reported_at > (:today - n.days - 1)::timestamp at time zone 'UTC'
                and split_part(v, '@', 1) = any (d.flags)
               join rounds.round o on o.institution_id = d.institution_id and o.id = d.round_id
                and o.day between :today - n.days + 1 and :today
               join rounds.roll r on r.institution_id = d.institution_id
                and r.round_id = d.round_id and r.person_id = d.person_id and r.report_id = d.id)
    """;
  }

  @Override
  public boolean health() {
    return true;
  }

  @Override
  public boolean takes(String value) {
    return VALUE.matcher(value).matches();
  }

  @Override
  public String words(String value, Text t) {
    var found = VALUE.matcher(value);
    if (!found.matches()) {
      return value;
    }
    var flag = flags(t).getOrDefault(found.group(1), found.group(1));
    return found.group(2) == null
        ? t.of("rounds.criterion.flag.today", flag)
        : t.of("rounds.criterion.flag.days", flag, Integer.parseInt(found.group(2)));
  }

  @Override
  public List<Choice> choices(Scope scope, Text t) {
    return flags(t).entrySet().stream()
        .map(one -> new Choice(one.getKey(), one.getValue()))
        .toList();
  }

  private Map<String, String> flags(Text t) {
    var flags = new LinkedHashMap<String, String>();
    forms
        .latestOfEach()
        .forEach(version -> version.form().flagWords(t).forEach(flags::putIfAbsent));
    return flags;
  }
}
