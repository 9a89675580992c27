package org.muster.rounds.trust;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Forms;
import org.muster.people.Institutions;
import org.muster.rounds.Round;
import org.muster.shared.CurrentInstitution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people reported by themselves in a round and in those of the same form before it. */
@Component
class OwnReports {

  /** People and their reports, by the same number. */
  record Read(List<UUID> people, List<Signs.Line> lines) {}

  private final JdbcClient jdbc;
  private final Forms forms;
  private final Institutions institutions;

  OwnReports(JdbcClient jdbc, Forms forms, Institutions institutions) {
    this.jdbc = jdbc;
    this.forms = forms;
    this.institutions = institutions;
  }

  /**
   * The reports that hold.
   *
   * @param group the number of what a unit's people are counted in
   */
  Read read(Round round, ToIntFunction<UUID> group) {
    var measured =
        forms.version(round.form()).form().questions().stream()
            .filter(item -> item.kind().numeric() && item.unit() != null)
            .map(item -> item.code())
            .toList();
    var people = new HashMap<UUID, Integer>();
    var groups = new HashMap<UUID, Integer>();
    var texts = new HashMap<String, Integer>();
    var found = new Collected();
    var query =
        jdbc.sql(
                """
                with last as (
                  select id, (row_number() over (order by opens_at desc, id desc) - 1)::int as back
                    from rounds.round
                   where institution_id = :institution and form_code = :form
                     and opened_at is not null and (opens_at, id) <= (:opens, :round)
                     and roll_destroyed_at is null
                   order by opens_at desc, id desc limit :days
                )
                select r.person_id, r.unit_id, l.back,
                       extract(epoch from (d.reported_at at time zone :zone)::time)::int,
                       %s, d.device
                  from last l
                  join rounds.roll r on r.institution_id = :institution and r.round_id = l.id
                    and r.state = 'reported'
                  join rounds.report d on d.institution_id = r.institution_id
                    and d.round_id = r.round_id and d.person_id = r.person_id and d.id = r.report_id
                   and d.via = 'self'
                 order by l.back
                """
                    .formatted(measured(measured.size())))
            .param("institution", CurrentInstitution.get())
            .param("form", round.formCode())
            .param("opens", round.opensAt().atOffset(java.time.ZoneOffset.UTC))
            .param("round", round.id())
            .param("days", Signs.DAYS)
            .param("zone", institutions.current().zone().getId());
    for (int n = 0; n < measured.size(); n++) {
      query = query.param("item" + n, measured.get(n));
    }
    query.query(
        row -> {
          var person = row.getObject(1, UUID.class);
          int back = row.getInt(3);
          var number = people.get(person);
          if (number == null) {
            if (back > 0) {
              // Did not report by themselves this time: nothing of theirs is in the total.
              return;
            }
            number =
                found.add(groups.computeIfAbsent(row.getObject(2, UUID.class), group::applyAsInt));
            people.put(person, number);
            found.devices.set(number, row.getObject(6, Integer.class));
          }
          found.seconds.get(number)[back] = row.getInt(4);
          var text = row.getString(5);
          if (text != null) {
            found.values.get(number)[back] = texts.computeIfAbsent(text, any -> texts.size());
          }
        });
    return new Read(inOrder(people), found.lines());
  }

  /** What was measured, as one text; null where nothing was. */
  private static String measured(int items) {
    return items == 0
        ? "null::text"
        : IntStream.range(0, items)
            .mapToObj(n -> "d.answers ->> :item" + n)
            .collect(Collectors.joining(", ", "nullif(concat_ws('|', ", "), '')"));
  }

  private static List<UUID> inOrder(Map<UUID, Integer> people) {
    var ordered = new UUID[people.size()];
    people.forEach((person, number) -> ordered[number] = person);
    return Arrays.asList(ordered);
  }

  /** Collects lines while they are read. */
  private static final class Collected {

    private final List<Integer> groups = new ArrayList<>();
    private final List<int[]> seconds = new ArrayList<>();
    private final List<int[]> values = new ArrayList<>();
    private final List<@Nullable Integer> devices = new ArrayList<>();

    int add(int group) {
      groups.add(group);
      seconds.add(none());
      values.add(none());
      devices.add(null);
      return groups.size() - 1;
    }

    private static int[] none() {
      var none = new int[Signs.DAYS];
      Arrays.fill(none, Signs.NONE);
      return none;
    }

    List<Signs.Line> lines() {
      return IntStream.range(0, groups.size())
          .mapToObj(
              n -> new Signs.Line(groups.get(n), seconds.get(n), values.get(n), devices.get(n)))
          .toList();
    }
  }
}
