package org.muster.watch.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists of contacts: from which case to whom, how, and until when. */
@Service
public class ContactLists {

  /** A row, understood. */
  record Row(String from, String to, @Nullable String how, @Nullable LocalDate day) {}

  /**
   * What a list would do.
   *
   * @param rows how many rows it has below its heading
   * @param exposures how many exposures it names
   * @param cases how many of those exposed are cases themselves
   * @param links how many of them would have their infector by it
   */
  public record Preview(
      int rows,
      int exposures,
      int cases,
      int links,
      List<LineProblem> problems,
      List<Row> taken,
      Map<String, String> sources) {

    public long left() {
      return problems.stream().filter(LineProblem::left).count();
    }
  }

  private final JdbcClient jdbc;
  private final LineFiles files;
  private final Outbreaks outbreaks;
  private final Institutions institutions;
  private final Seals seals;
  private final Trail trail;
  private final Clock clock;

  ContactLists(
      JdbcClient jdbc,
      LineFiles files,
      Outbreaks outbreaks,
      Institutions institutions,
      Seals seals,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.files = files;
    this.outbreaks = outbreaks;
    this.institutions = institutions;
    this.seals = seals;
    this.trail = trail;
    this.clock = clock;
  }

  /** What a file would do when it is read so. */
  public Preview preview(LineFiles.Sent file, LineMapping mapping) {
    var from = mapping.column(LineField.FROM);
    var to = mapping.column(LineField.TO);
    if (from.isEmpty() || to.isEmpty()) {
      throw Problem.unprocessable("cases.no-from-to");
    }
    var labels = labels(file.outbreak());
    var problems = new ArrayList<LineProblem>();
    var taken = new ArrayList<Row>();
    for (int n = 2; n <= file.rows().size(); n++) {
      int number = n;
      var source = cell(file, n, from.get());
      var target = cell(file, n, to.get());
      var heading = file.rows().getFirst();
      if (source.isEmpty() || target.isEmpty() || source.equals(target)) {
        problems.add(new LineProblem(n, "no-pair", heading.get(to.get()), target, true));
      } else if (!labels.containsKey(source)) {
        problems.add(
            new LineProblem(
                n, "from-unknown", heading.get(from.get()), LineReading.cut(source, 60), true));
      } else {
        var how = mapping.column(LineField.EXPOSURE).map(c -> cell(file, number, c)).orElse("");
        taken.add(
            new Row(
                source,
                LineReading.cut(target, 60),
                how.isEmpty() ? null : how,
                day(file, mapping, n, problems)));
      }
    }
    var sources = mapping.sources() ? sources(taken, labels) : Map.<String, String>of();
    return new Preview(
        file.rows().size() - 1,
        taken.size(),
        (int) taken.stream().filter(row -> labels.containsKey(row.to())).count(),
        sources.size(),
        problems,
        taken,
        sources);
  }

  private static String cell(LineFiles.Sent file, int row, int column) {
    var cells = file.rows().get(row - 1);
    var value = column < cells.size() ? cells.get(column) : "";
    return LineDays.unknown(value) ? "" : value;
  }

  private @Nullable LocalDate day(
      LineFiles.Sent file, LineMapping mapping, int row, List<LineProblem> problems) {
    var column = mapping.column(LineField.DAY);
    var value = column.map(c -> cell(file, row, c)).orElse("");
    if (column.isEmpty() || value.isEmpty()) {
      return null;
    }
    var day = LineDays.read(value, mapping.order());
    if (day.isPresent() && CaseDates.possible(day.get(), institutions.today())) {
      return day.get();
    }
    problems.add(
        new LineProblem(
            row,
            day.isEmpty() ? "no-day" : "day-ahead",
            file.rows().getFirst().get(column.get()),
            LineReading.cut(value, 60),
            false));
    return null;
  }

  /** Whose infector the list gives: cases with one source in it, and none yet, without circles. */
  private static Map<String, String> sources(List<Row> rows, Map<String, String> labels) {
    var sources = new HashMap<String, String>();
    Set<String> several = new HashSet<>();
    for (var row : rows) {
      if (labels.containsKey(row.to()) && labels.getOrDefault(row.to(), "").isEmpty()) {
        var other = sources.putIfAbsent(row.to(), row.from());
        if (other != null && !other.equals(row.from())) {
          several.add(row.to());
        }
      }
    }
    sources.keySet().removeAll(several);
    var whole = new HashMap<>(labels);
    whole.putAll(sources);
    sources
        .keySet()
        .removeIf(
            label -> {
              var seen = new HashSet<String>();
              for (var at = sources.getOrDefault(label, "");
                  !at.isEmpty() && seen.add(at);
                  at = whole.getOrDefault(at, "")) {
                if (at.equals(label)) {
                  whole.put(label, "");
                  return true;
                }
              }
              return false;
            });
    return sources;
  }

  /** The labels of the cases there are, each with its infector's, or nothing. */
  private Map<String, String> labels(UUID outbreak) {
    var labels = new HashMap<String, String>();
    jdbc.sql(
            """
            select i.label, coalesce(f.label, i.infector_label, case when f.id is null then '' else '?' end)
              from watch.illness i
              left join watch.illness f on f.institution_id = i.institution_id and f.id = i.infector_id
             where i.institution_id = ? and i.outbreak_id = ? and i.label is not null
            """)
        .params(CurrentInstitution.get(), outbreak)
        .query(
            row -> {
              labels.put(row.getString(1), row.getString(2));
            });
    return labels;
  }

  /** Does it, in one transaction; the same list again adds nothing. */
  @Transactional
  public Preview apply(Viewer viewer, Scope scope, UUID outbreak, UUID id, LineMapping mapping) {
    outbreaks.locked(outbreak);
    var preview = preview(files.get(scope, outbreak, id), mapping);
    files.drop(id);
    var ids = preview.taken().stream().map(row -> Ids.next()).toArray(UUID[]::new);
    var how = new @Nullable String[ids.length];
    for (int n = 0; n < ids.length; n++) {
      var words = preview.taken().get(n).how();
      how[n] =
          words == null
              ? null
              : seals.seal(CasesHeld.WHERE.name(), ids[n], LineReading.cut(words, 500));
    }
    jdbc.sql(
            """
            insert into watch.exposure (institution_id, id, outbreak_id, illness_id, person_id,
              label, kind, first_on, last_on, words, by_id, by_name, at)
            select :institution, x.id, :outbreak, i.id, s.id, case when s.id is null then x.target end,
                   'imported', x.day, x.day, x.how, :by::uuid, :name, :at
              from unnest(:ids::uuid[], :sources::text[], :targets::text[], :days::date[],
                          :how::text[]) x (id, source, target, day, how)
              join watch.illness i on i.institution_id = :institution
               and i.outbreak_id = :outbreak and i.label = x.source
              left join people.student s
                on :numbers and s.institution_id = :institution and s.number = x.target
            on conflict do nothing
            """)
        .param("institution", CurrentInstitution.get())
        .param("outbreak", outbreak)
        .param("ids", ids)
        .param("sources", preview.taken().stream().map(Row::from).toArray(String[]::new))
        .param("targets", preview.taken().stream().map(Row::to).toArray(String[]::new))
        .param(
            "days",
            preview.taken().stream()
                .map(row -> row.day() == null ? null : row.day().toString())
                .toArray(String[]::new))
        .param("how", how)
        .param("numbers", mapping.numbers())
        .param("by", viewer.person())
        .param("name", viewer.name())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    infectors(outbreak, preview);
    trail.record("cases.import-contacts", "outbreak", outbreak, Map.of("exposures", ids.length));
    return preview;
  }

  private void infectors(UUID outbreak, Preview preview) {
    var targets = preview.sources().keySet().toArray(String[]::new);
    jdbc.sql(
            """
            update watch.illness i set infector_label = x.source
              from unnest(:targets::text[], :sources::text[]) x (target, source)
             where i.institution_id = :institution and i.outbreak_id = :outbreak
               and i.label = x.target and i.infector_id is null
            """)
        .param("institution", CurrentInstitution.get())
        .param("outbreak", outbreak)
        .param("targets", targets)
        .param(
            "sources",
            java.util.Arrays.stream(targets).map(preview.sources()::get).toArray(String[]::new))
        .update();
    LineLists.link(jdbc, outbreak);
  }
}
