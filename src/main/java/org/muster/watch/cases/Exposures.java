package org.muster.watch.cases;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.Neighbours;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who was exposed to which case, and who is followed for it until when. */
@Service
public class Exposures {

  private static final int NEIGHBOURS = 300;

  /**
   * Somebody who lived or studied beside a case while it could infect.
   *
   * @param added true where this exposure is written down already
   */
  public record Proposed(
      Neighbours.Neighbour who,
      ExposureKind kind,
      LocalDate first,
      LocalDate last,
      boolean added) {}

  /** An exposure to be written down, of a person of the roll or of one known by a label. */
  public record New(
      @Nullable UUID person,
      @Nullable String label,
      ExposureKind kind,
      LocalDate first,
      LocalDate last) {}

  private final JdbcClient jdbc;
  private final CaseTable table;
  private final Outbreaks outbreaks;
  private final Neighbours neighbours;
  private final Institutions institutions;
  private final Seals seals;
  private final Trail trail;
  private final Clock clock;

  Exposures(
      JdbcClient jdbc,
      CaseTable table,
      Outbreaks outbreaks,
      Neighbours neighbours,
      Institutions institutions,
      Seals seals,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.table = table;
    this.outbreaks = outbreaks;
    this.neighbours = neighbours;
    this.institutions = institutions;
    this.seals = seals;
    this.trail = trail;
    this.clock = clock;
  }

  /** From which day a case could infect others. */
  public LocalDate infectiousFrom(Outbreak outbreak, Case one) {
    var day = one.day();
    return (day == null ? institutions.today() : day).minusDays(outbreak.infectiousDays());
  }

  /** Room mates, the floor and the class from the first infectious day until today. */
  public List<Proposed> proposed(Outbreak outbreak, Case one) {
    if (one.person() == null) {
      return List.of();
    }
    var zone = institutions.current().zone();
    var from = infectiousFrom(outbreak, one);
    var today = institutions.today();
    var known =
        jdbc.sql(
                """
                select person_id from watch.exposure
                 where institution_id = ? and illness_id = ? and person_id is not null
                   and kind in ('room', 'floor', 'class')
                """)
            .params(CurrentInstitution.get(), one.id())
            .query(UUID.class)
            .set();
    var proposed = new ArrayList<Proposed>();
    for (var who :
        neighbours.of(
            one.person(), from.atStartOfDay(zone).toInstant(), clock.instant(), NEIGHBOURS)) {
      var since = who.from().atZone(zone).toLocalDate();
      var until = who.to() == null ? today : who.to().atZone(zone).toLocalDate();
      proposed.add(
          new Proposed(
              who,
              ExposureKind.of(who.near()),
              since.isAfter(from) ? since : from,
              until,
              known.contains(who.id())));
    }
    return proposed;
  }

  /** Writes down who was exposed to a case, in one statement; what is there already stays once. */
  @Transactional
  public int add(
      Viewer viewer, Scope scope, UUID illness, List<New> exposed, @Nullable String words) {
    var one = table.find(scope, illness).orElseThrow(Problem::notFound);
    var outbreak = outbreaks.locked(one.outbreak());
    if (exposed.isEmpty()) {
      throw Problem.unprocessable("cases.nobody-exposed");
    }
    var today = institutions.today();
    for (var each : exposed) {
      CaseDates.known(each.first(), today);
      CaseDates.known(each.last(), today);
      if (each.last().isBefore(each.first())) {
        throw Problem.unprocessable("cases.last-before-first");
      }
      if (one.person() != null && one.person().equals(each.person())) {
        throw Problem.unprocessable("cases.exposed-to-self");
      }
    }
    var ids = exposed.stream().map(each -> Ids.next()).toArray(UUID[]::new);
    var where = new @Nullable String[ids.length];
    if (words != null && !words.isBlank()) {
      if (words.length() > 500) {
        throw Problem.unprocessable("cases.too-long", 500);
      }
      for (int n = 0; n < ids.length; n++) {
        where[n] = seals.seal(CasesHeld.WHERE.name(), ids[n], words.strip());
      }
    }
    int added =
        jdbc.sql(
                """
                insert into watch.exposure (institution_id, id, outbreak_id, illness_id, person_id,
                  label, kind, first_on, last_on, words, by_id, by_name, at)
                select :institution, e.id, :outbreak, :illness, e.person, e.label, e.kind, e.first,
                       e.last, e.words, :by::uuid, :name, :at
                  from unnest(:ids::uuid[], :people::uuid[], :labels::text[], :kinds::text[],
                              :firsts::date[], :lasts::date[], :words::text[])
                         e (id, person, label, kind, first, last, words)
                on conflict do nothing
                """)
            .param("institution", CurrentInstitution.get())
            .param("outbreak", outbreak.id())
            .param("illness", illness)
            .param("ids", ids)
            .param("people", exposed.stream().map(New::person).toArray(UUID[]::new))
            .param("labels", exposed.stream().map(New::label).toArray(String[]::new))
            .param("kinds", exposed.stream().map(e -> e.kind().word()).toArray(String[]::new))
            .param("firsts", exposed.stream().map(e -> e.first().toString()).toArray(String[]::new))
            .param("lasts", exposed.stream().map(e -> e.last().toString()).toArray(String[]::new))
            .param("words", where)
            .param("by", viewer.person())
            .param("name", viewer.name())
            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    trail.record("cases.expose", "case", illness, Map.of("people", added));
    return added;
  }

  /** Who was exposed to a case, as it was written down, the newest first. */
  public List<Exposure> to(Case one) {
    return jdbc.sql(
            """
            select coalesce(p.name, e.label), p.number, e.kind, e.first_on, e.last_on, e.words,
                   e.by_name, e.at, e.id
              from watch.exposure e
              left join people.person p on p.institution_id = e.institution_id and p.id = e.person_id
             where e.institution_id = ? and e.illness_id = ?
             order by e.at desc, e.kind, p.number limit 500
            """)
        .params(CurrentInstitution.get(), one.id())
        .query(
            (row, n) -> {
              var words = row.getString(6);
              return new Exposure(
                  row.getString(1),
                  row.getString(2),
                  ExposureKind.of(row.getString(3)),
                  row.getObject(4, LocalDate.class),
                  row.getObject(5, LocalDate.class),
                  words == null
                      ? null
                      : seals.open(CasesHeld.WHERE.name(), row.getObject(9, UUID.class), words),
                  row.getString(7),
                  row.getObject(8, OffsetDateTime.class).toInstant());
            })
        .list();
  }

  /** Cases of an outbreak that were exposed to other cases of it. */
  public List<TransmissionDrawing.Meeting> meetings(UUID outbreak) {
    return jdbc.sql(
            """
            select distinct e.illness_id, i.id, e.kind from watch.exposure e
              join watch.illness i on i.institution_id = e.institution_id
               and i.outbreak_id = e.outbreak_id
               and (i.person_id = e.person_id or i.label = e.label)
             where e.institution_id = ? and e.outbreak_id = ?
            """)
        .params(CurrentInstitution.get(), outbreak)
        .query(
            (row, n) ->
                new TransmissionDrawing.Meeting(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    ExposureKind.of(row.getString(3))))
        .list();
  }

  /** The contacts of an outbreak that the scope may see, those who are followed longest first. */
  public List<Contact> contacts(Scope scope, UUID outbreak, int limit) {
    return jdbc.sql(
            """
            select k.person_id, coalesce(s.name, p.name, k.label), p.number, u.name, k.last_on,
                   k.until_on, k.follow_days, k.of_confirmed, k.cases
              from watch.contact_now k
              left join people.student s
                on s.institution_id = k.institution_id and s.id = k.person_id
              left join people.person p on p.institution_id = k.institution_id and p.id = k.person_id
              left join people.unit u on u.institution_id = s.institution_id and u.id = s.unit_id
             where k.institution_id = :institution and k.outbreak_id = :outbreak
               and (:units::uuid[] is null or s.unit_id = any (:units::uuid[]))
             order by k.until_on desc, p.number, k.label limit :limit
            """)
        .param("institution", CurrentInstitution.get())
        .param("outbreak", outbreak)
        .param("units", Sees.units(scope))
        .param("limit", limit)
        .query(
            (row, n) ->
                new Contact(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getObject(5, LocalDate.class),
                    row.getObject(6, LocalDate.class),
                    row.getInt(7),
                    row.getBoolean(8),
                    row.getInt(9)))
        .list();
  }
}
