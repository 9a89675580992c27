package org.muster.watch.cases;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Line lists: what one would do, and doing it; the same list again changes nothing twice. */
@Service
public class LineLists {

  private static final String NEW =
      """
      select * from jsonb_to_recordset(:lines::jsonb)
        as x (id uuid, label text, infector text, onset date, sampled date, reported date, sex text,
              age numeric, place text, unit text)
      """;

  private final JdbcClient jdbc;
  private final LineFiles files;
  private final Outbreaks outbreaks;
  private final Institutions institutions;
  private final JsonMapper json;
  private final Trail trail;
  private final Clock clock;

  LineLists(
      JdbcClient jdbc,
      LineFiles files,
      Outbreaks outbreaks,
      Institutions institutions,
      JsonMapper json,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.files = files;
    this.outbreaks = outbreaks;
    this.institutions = institutions;
    this.json = json;
    this.trail = trail;
    this.clock = clock;
  }

  /** What a file would do when it is read so. */
  public LinePreview preview(LineFiles.Sent file, LineMapping mapping) {
    if (!mapping.has(LineField.ID)) {
      throw Problem.unprocessable("cases.no-id-column");
    }
    var reading = new LineReading(file.rows(), mapping, institutions.today());
    return new LinePlan(known(file.outbreak(), mapping.numbers()), reading.problems())
        .preview(file.rows().size() - 1, reading.lines());
  }

  /** Does it, in one transaction. */
  @Transactional
  public LinePreview apply(
      Viewer viewer, Scope scope, UUID outbreak, UUID id, LineMapping mapping) {
    outbreaks.locked(outbreak);
    var file = files.get(scope, outbreak, id);
    var preview = preview(file, mapping);
    files.drop(id);
    try {
      cases(viewer, outbreak, preview, mapping.numbers());
      turns(viewer, outbreak, preview);
    } catch (DuplicateKeyException meanwhile) {
      throw Problem.conflict("cases.turned-meanwhile");
    }
    attendees(outbreak, preview);
    trail.record(
        "cases.import",
        "outbreak",
        outbreak,
        Map.of("new", preview.fresh(), "updated", preview.known(), "left", preview.left()));
    return preview;
  }

  /** The cases that are there by their labels; where labels are numbers, also by their numbers. */
  private Map<String, LinePlan.Known> known(UUID outbreak, boolean numbers) {
    var known = new HashMap<String, LinePlan.Known>();
    jdbc.sql(
            """
            select coalesce(c.label, p.number), c.n, c.state, coalesce(f.label, c.infector_label)
              from watch.case_now c
              left join watch.illness f
                on f.institution_id = c.institution_id and f.id = c.infector_id
              left join people.person p
                on :numbers and p.institution_id = c.institution_id and p.id = c.person_id
             where c.institution_id = :institution and c.outbreak_id = :outbreak
               and coalesce(c.label, p.number) is not null
            """)
        .param("numbers", numbers)
        .param("institution", CurrentInstitution.get())
        .param("outbreak", outbreak)
        .query(
            row -> {
              known.put(
                  row.getString(1),
                  new LinePlan.Known(
                      row.getInt(2), CaseState.of(row.getString(3)), row.getString(4)));
            });
    return known;
  }

  private void cases(Viewer viewer, UUID outbreak, LinePreview preview, boolean numbers) {
    var lines =
        json.writeValueAsString(
            preview.lines().stream().filter(Line::ill).map(LineLists::row).toList());
    if (numbers) {
      // Somebody of the roll who was noted by hand is the same case, now known by a label too.
      bound(
              """
              update watch.illness i set label = p.number from people.person p, (%s) x
               where i.institution_id = :institution and i.outbreak_id = :outbreak
                 and i.label is null and p.institution_id = i.institution_id and p.id = i.person_id
                 and x.label = p.number
              """,
              outbreak, lines)
          .update();
    }
    bound(
            """
            insert into watch.illness as i (institution_id, id, outbreak_id, person_id, label,
              onset_on, sampled_on, reported_on, sex, age, place, unit, infector_label, added_by,
              added_at)
            select :institution, x.id, :outbreak, s.id, x.label, x.onset, x.sampled, x.reported,
                   x.sex, x.age, x.place, x.unit, x.infector, :by::uuid, :at
              from (%s) x
              left join people.student s
                on :numbers and s.institution_id = :institution and s.number = x.label
            on conflict (institution_id, outbreak_id, label) do update
               set person_id = coalesce(i.person_id, excluded.person_id),
                   onset_on = coalesce(excluded.onset_on, i.onset_on),
                   sampled_on = coalesce(excluded.sampled_on, i.sampled_on),
                   reported_on = coalesce(excluded.reported_on, i.reported_on),
                   sex = coalesce(excluded.sex, i.sex), age = coalesce(excluded.age, i.age),
                   place = coalesce(excluded.place, i.place),
                   unit = coalesce(excluded.unit, i.unit),
                   infector_label = coalesce(excluded.infector_label, i.infector_label)
            """,
            outbreak, lines)
        .param("numbers", numbers)
        .param("by", viewer.person())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    link(jdbc, outbreak);
  }

  /** Labels of infectors that have become cases are linked to them. */
  static void link(JdbcClient jdbc, UUID outbreak) {
    jdbc.sql(
            """
            update watch.illness i set infector_id = f.id, infector_label = null
              from watch.illness f
             where i.institution_id = :institution and i.outbreak_id = :outbreak
               and f.institution_id = i.institution_id and f.outbreak_id = i.outbreak_id
               and f.label = i.infector_label and f.id <> i.id
            """)
        .param("institution", CurrentInstitution.get())
        .param("outbreak", outbreak)
        .update();
  }

  private static Map<String, @Nullable Object> row(Line line) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("id", Ids.next().toString());
    row.put("label", line.label());
    row.put("infector", line.infector());
    row.put("onset", text(line.onset()));
    row.put("sampled", text(line.sampled()));
    row.put("reported", text(line.reported()));
    row.put("sex", line.sex());
    row.put("age", line.age());
    row.put("place", line.place());
    row.put("unit", line.unit());
    return row;
  }

  private static @Nullable String text(java.time.@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  private void turns(Viewer viewer, UUID outbreak, LinePreview preview) {
    List<LinePreview.Step> steps = preview.steps();
    jdbc.sql(
            """
            insert into watch.case_turn
              (institution_id, illness_id, n, state, turned_on, by_id, by_name, at)
            select :institution, i.id, x.n, x.state, x.day, :by::uuid, :name, :at
              from unnest(:labels::text[], :ns::int[], :states::text[], :days::date[])
                     x (label, n, state, day)
              join watch.illness i on i.institution_id = :institution
               and i.outbreak_id = :outbreak and i.label = x.label
            """)
        .param("institution", CurrentInstitution.get())
        .param("outbreak", outbreak)
        .param("labels", steps.stream().map(LinePreview.Step::label).toArray(String[]::new))
        .param("ns", steps.stream().map(LinePreview.Step::n).toArray(Integer[]::new))
        .param("states", steps.stream().map(step -> step.state().word()).toArray(String[]::new))
        .param("days", steps.stream().map(step -> text(step.on())).toArray(String[]::new))
        .param("by", viewer.person())
        .param("name", viewer.name())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private void attendees(UUID outbreak, LinePreview preview) {
    if (preview.attendees() == 0) {
      return;
    }
    var lines = preview.lines();
    jdbc.sql(
            """
            insert into watch.attendee (institution_id, outbreak_id, label, ill, had)
            select :institution, :outbreak, x.label, x.ill, x.had::jsonb
              from unnest(:labels::text[], :ill::boolean[], :had::text[]) x (label, ill, had)
            on conflict (institution_id, outbreak_id, label)
            do update set ill = excluded.ill, had = excluded.had
            """)
        .param("institution", CurrentInstitution.get())
        .param("outbreak", outbreak)
        .param("labels", lines.stream().map(Line::label).toArray(String[]::new))
        .param("ill", lines.stream().map(Line::ill).toArray(Boolean[]::new))
        .param(
            "had",
            lines.stream().map(line -> json.writeValueAsString(line.had())).toArray(String[]::new))
        .update();
  }

  private JdbcClient.StatementSpec bound(String sql, UUID outbreak, String lines) {
    return jdbc.sql(sql.formatted(NEW))
        .param("institution", CurrentInstitution.get())
        .param("outbreak", outbreak)
        .param("lines", lines);
  }
}
