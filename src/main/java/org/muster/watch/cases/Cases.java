package org.muster.watch.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.People;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Seals;
import org.muster.watch.Release;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cases: found, turned, observed. */
@Service
public class Cases {

  private static final int LONGEST = 2000;

  /** For so long temperatures that were reported are looked back at. */
  private static final Duration MEASURED = Duration.ofDays(60);

  private final JdbcClient jdbc;
  private final CaseTable table;
  private final Outbreaks outbreaks;
  private final Infectors infectors;
  private final People people;
  private final Institutions institutions;
  private final Seals seals;
  private final Trail trail;
  private final Clock clock;

  Cases(
      JdbcClient jdbc,
      CaseTable table,
      Outbreaks outbreaks,
      Infectors infectors,
      People people,
      Institutions institutions,
      Seals seals,
      Trail trail,
      Clock clock) {
    this.jdbc = jdbc;
    this.table = table;
    this.outbreaks = outbreaks;
    this.infectors = infectors;
    this.people = people;
    this.institutions = institutions;
    this.seals = seals;
    this.trail = trail;
    this.clock = clock;
  }

  /** One that the scope may see. */
  public Case get(Scope scope, UUID id) {
    return table.find(scope, id).orElseThrow(Problem::notFound);
  }

  /** Those of an outbreak that the scope may see, by their days. */
  public List<Case> of(Scope scope, UUID outbreak) {
    return table.of(scope, outbreak);
  }

  public List<Turn> turns(Case one) {
    return table.turns(one.id());
  }

  public List<Observation> observations(Case one) {
    return table.observations(one.id());
  }

  /** How far each of these is from its release, by their ids. */
  public Map<UUID, Release> releases(Outbreak outbreak, List<Case> cases) {
    var today = institutions.today();
    Function<Instant, LocalDate> day = institutions.current()::day;
    var seen = table.seen(cases, clock.instant().minus(MEASURED));
    var releases = new HashMap<UUID, Release>();
    for (var one : cases) {
      releases.put(
          one.id(),
          Release.judge(
              outbreak.releaseRules(),
              one.onset(),
              seen.getOrDefault(one.id(), List.of()),
              today,
              day));
    }
    return releases;
  }

  /** How far it is from its release. */
  public Release release(Outbreak outbreak, Case one) {
    return Objects.requireNonNull(releases(outbreak, List.of(one)).get(one.id()));
  }

  /** Notes a case. Whoever does not see all notes those of their own students only. */
  @Transactional
  public UUID add(Viewer viewer, Scope scope, UUID outbreakId, CaseDraft draft) {
    Sees.require(scope);
    var outbreak = outbreaks.locked(outbreakId);
    var who = draft.who().strip();
    var person = draft.label() ? null : person(scope, who);
    if (draft.label() && (!Sees.all(scope) || who.isEmpty() || who.length() > 60)) {
      throw Problem.unprocessable("cases.label");
    }
    if (!draft.state().open()) {
      throw Problem.unprocessable("cases.begins-open");
    }
    var today = institutions.today();
    var turned = draft.turned() == null ? today : draft.turned();
    CaseDates.known(draft.onset(), today);
    CaseDates.turn(draft.state(), turned, draft.onset(), null, today);
    var id = Ids.next();
    try {
      jdbc.sql(
              """
              insert into watch.illness (institution_id, id, outbreak_id, person_id, label, onset_on,
                                         reported_on, infector_id, added_by, added_at)
              values (:institution, :id, :outbreak, :person::uuid, :label::text, :onset::date,
                      :today, :infector::uuid, :by::uuid, :at)
              """)
          .param("institution", CurrentInstitution.get())
          .param("id", id)
          .param("outbreak", outbreak.id())
          .param("person", person == null ? null : person.id())
          .param("label", person == null ? who : null)
          .param("onset", draft.onset())
          .param("today", today)
          .param("infector", infectors.find(scope, outbreak.id(), draft.infector()))
          .param("by", viewer.person())
          .param("at", clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException known) {
      throw Problem.conflict("cases.already");
    }
    enter(viewer, id, 1, draft.state(), turned, draft.test(), draft.evidence());
    trail.record("cases.add", "case", id, Map.of("state", draft.state().word()));
    return id;
  }

  private PersonLine person(Scope scope, String number) {
    return people.byNumbers(List.of(number)).stream()
        .findFirst()
        .filter(found -> Sees.unit(scope, found.unit()))
        .orElseThrow(() -> Problem.unprocessable("cases.number-unknown"));
  }

  /**
   * Turns a case.
   *
   * @param seen the turn that whoever does it saw; of two at once the second is told
   */
  @Transactional
  public void turn(
      Viewer viewer,
      Scope scope,
      UUID id,
      int seen,
      CaseState to,
      LocalDate on,
      @Nullable String test,
      @Nullable String evidence) {
    var one = get(scope, id);
    var outbreak = outbreaks.get(one.outbreak());
    if (!outbreak.open()) {
      throw Problem.conflict("cases.outbreak-closed");
    }
    if (one.n() != seen) {
      throw Problem.conflict("cases.turned-meanwhile");
    }
    if (!one.state().next().contains(to)) {
      var code = "cases.turn-impossible." + one.state().word();
      throw Problem.unprocessable(code);
    }
    CaseDates.turn(to, on, one.onset(), one.turnedOn(), institutions.today());
    var words = evidence == null || evidence.isBlank() ? null : evidence.strip();
    if (words == null && !one.state().open()) {
      throw Problem.unprocessable("cases.correction-reason");
    }
    if (words == null && to == CaseState.RECOVERED && !release(outbreak, one).due()) {
      throw Problem.unprocessable("cases.release-unmet");
    }
    try {
      enter(viewer, id, seen + 1, to, on, test, words);
    } catch (DuplicateKeyException meanwhile) {
      throw Problem.conflict("cases.turned-meanwhile");
    }
    trail.record(
        "cases.turn",
        "case",
        id,
        Map.of("from", one.state().word(), "to", to.word(), "n", seen + 1));
  }

  private void enter(
      Viewer viewer,
      UUID id,
      int n,
      CaseState state,
      LocalDate on,
      @Nullable String test,
      @Nullable String evidence) {
    jdbc.sql(
            """
            insert into watch.case_turn (institution_id, illness_id, n, state, turned_on, test, evidence,
                                    by_id, by_name, at)
            values (:institution, :id, :n, :state, :on, :test::text, :evidence::text, :by::uuid,
                    :name, :at)
            """)
        .param("institution", CurrentInstitution.get())
        .param("id", id)
        .param("n", n)
        .param("state", state.word())
        .param("on", on)
        .param("test", test == null || test.isBlank() ? null : test)
        .param("evidence", sealed(CasesHeld.EVIDENCE.name(), id, evidence))
        .param("by", viewer.person())
        .param("name", viewer.name())
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** What was seen of a case; sent twice with one id it is kept once. */
  @Transactional
  public void observe(
      Viewer viewer,
      Scope scope,
      UUID id,
      UUID observation,
      Instant at,
      @Nullable Double temperature,
      @Nullable Boolean negative,
      @Nullable String words) {
    var one = get(scope, id);
    if (!outbreaks.get(one.outbreak()).open()) {
      throw Problem.conflict("cases.outbreak-closed");
    }
    var said = words == null || words.isBlank() ? null : words.strip();
    if (temperature == null && negative == null && said == null) {
      throw Problem.unprocessable("cases.nothing-seen");
    }
    if (temperature != null && (temperature < 34 || temperature > 43)) {
      throw Problem.unprocessable("cases.temperature");
    }
    if (at.isAfter(clock.instant())) {
      throw Problem.unprocessable("cases.not-yet");
    }
    int fresh =
        jdbc.sql(
                """
                insert into watch.observation (institution_id, id, illness_id, observed_at,
                  temperature, negative, words, by_id, by_name, at)
                values (:institution, :id, :case, :observed, :temperature::numeric,
                        :negative::boolean, :words::text, :by::uuid, :name, :at)
                on conflict do nothing
                """)
            .param("institution", CurrentInstitution.get())
            .param("id", observation)
            .param("case", id)
            .param("observed", at.atOffset(ZoneOffset.UTC))
            .param("temperature", temperature)
            .param("negative", negative)
            .param("words", sealed(CasesHeld.SEEN.name(), observation, said))
            .param("by", viewer.person())
            .param("name", viewer.name())
            .param("at", clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    if (fresh > 0) {
      trail.record("cases.observe", "case", id, Map.of());
    }
  }

  private @Nullable String sealed(String column, UUID subject, @Nullable String words) {
    if (words == null || words.isBlank()) {
      return null;
    }
    if (words.length() > LONGEST) {
      throw Problem.unprocessable("cases.too-long", LONGEST);
    }
    return seals.seal(column, subject, words.strip());
  }
}
