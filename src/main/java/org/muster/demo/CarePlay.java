package org.muster.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.forms.Answers;
import org.muster.identity.Viewer;
import org.muster.isolation.IsolationRooms;
import org.muster.isolation.Placements;
import org.muster.isolation.StayKind;
import org.muster.isolation.Stays;
import org.muster.isolation.Temperatures;
import org.muster.people.Audience;
import org.muster.people.Institution;
import org.muster.people.Institutions;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.people.Scopes;
import org.muster.people.Tree;
import org.muster.people.Trees;
import org.muster.requests.Ask;
import org.muster.requests.KnownFacts;
import org.muster.requests.Requests;
import org.muster.shared.Ids;
import org.muster.shared.PlayedTime;
import org.muster.supplies.Supplies;
import org.muster.visits.VisitPlans;
import org.muster.watch.Layer;
import org.muster.watch.ListDraft;
import org.muster.watch.ReleaseRule;
import org.muster.watch.WatchLists;
import org.muster.watch.cases.CaseDraft;
import org.muster.watch.cases.CaseState;
import org.muster.watch.cases.Cases;
import org.muster.watch.cases.ExposureKind;
import org.muster.watch.cases.Exposures;
import org.muster.watch.cases.Outbreak;
import org.muster.watch.cases.Outbreaks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * An influenza in one dormitory, three days old: two ill, those who live with them, all in rooms of
 * their own; and what else is open on such a day. Everything is done by whose task it is.
 */
@Component
class CarePlay {

  private static final int ILL_SINCE = 3;
  private static final LocalTime MORNING = LocalTime.of(9, 30);

  private final Institutions institutions;
  private final Scopes scopes;
  private final Trees trees;
  private final WatchLists lists;
  private final Outbreaks outbreaks;
  private final Cases cases;
  private final Exposures exposures;
  private final IsolationRooms rooms;
  private final Placements placements;
  private final Stays stays;
  private final Temperatures temperatures;
  private final KnownFacts facts;
  private final Requests requests;
  private final Supplies supplies;
  private final VisitPlans visits;
  private final Clock clock;

  CarePlay(
      Institutions institutions,
      Scopes scopes,
      Trees trees,
      WatchLists lists,
      Outbreaks outbreaks,
      Cases cases,
      Exposures exposures,
      IsolationRooms rooms,
      Placements placements,
      Stays stays,
      Temperatures temperatures,
      KnownFacts facts,
      Requests requests,
      Supplies supplies,
      VisitPlans visits,
      Clock clock) {
    this.institutions = institutions;
    this.scopes = scopes;
    this.trees = trees;
    this.lists = lists;
    this.outbreaks = outbreaks;
    this.cases = cases;
    this.exposures = exposures;
    this.rooms = rooms;
    this.placements = placements;
    this.stays = stays;
    this.temperatures = temperatures;
    this.facts = facts;
    this.requests = requests;
    this.supplies = supplies;
    this.visits = visits;
    this.clock = clock;
  }

  /** Plays all of it or nothing, unless that was done. */
  @Transactional
  public void play(Institution institution, Map<String, PersonLine> persons, List<PersonLine> ill) {
    if (!lists.all().isEmpty()) {
      return;
    }
    var head = Objects.requireNonNull(persons.get(RoleAccounts.WORKING_GROUP));
    var clinic = Objects.requireNonNull(persons.get(RoleAccounts.CLINIC));
    var logistics = Objects.requireNonNull(persons.get(RoleAccounts.LOGISTICS));
    var student = Objects.requireNonNull(persons.get(RoleAccounts.STUDENT));
    var today = institutions.today();
    var first = Window.at(institution, today.minusDays(ILL_SINCE), MORNING);
    Cast.actor(head).run(() -> putListsInForce(head));
    Cast.actor(logistics)
        .run(() -> PlayedTime.at(first.plus(Duration.ofHours(1)), this::openHouseAndStore));
    Cast.actor(clinic)
        .run(() -> fallIll(clinic, ill, first.plus(Duration.ofHours(2)), institution));
    var yesterday = Window.at(institution, today.minusDays(1), LocalTime.of(16, 20));
    Cast.actor(student).run(() -> PlayedTime.at(yesterday, () -> ask(student)));
    Cast.actor(head).run(() -> visitTonight(institution, head));
  }

  private void putListsInForce(PersonLine head) {
    list(head, "身体不适", "Unwell", Audience.of("flag", "fever", "breath", "unwell"), 1, 3);
    list(head, "密切接触者", "Contacts of a case", contacts(), 1, 0);
    list(head, "湖北籍学生", "From Hubei", Audience.of("region", "42"), 3, 0);
    list(head, "独自在校居住", "Living alone on campus", Audience.of("alone", "true"), 3, 0);
  }

  private static Audience contacts() {
    return Audience.of("contact", "confirmed", "suspected");
  }

  private void list(PersonLine head, String zh, String en, Audience who, int every, int keep) {
    var layer = every == 1 ? Layer.CLOSE : Layer.ATTENTION;
    var draft = new ListDraft(zh, en, who, layer, every, LocalTime.of(18, 0), keep);
    lists.start(lists.draft(draft, head.name()));
  }

  /** The last building has the single rooms. */
  private void openHouseAndStore() {
    var house = buildings().getLast();
    var all = rooms.candidates(house).stream().map(IsolationRooms.Candidate::id).toList();
    rooms.declare(house, all, new IsolationRooms.Declaration(1, "any", true, true), "后勤管理处");
    var store = supplies.addStore("学生工作部仓库");
    supplies.addStore("校医院药房");
    receive(store, "医用外科口罩", "Surgical masks", "只", "pcs", 24_000);
    receive(store, "电子体温计", "Thermometers", "支", "pcs", 600);
    receive(store, "关爱包", "Care packages", "份", "packs", 320);
  }

  private void receive(UUID store, String zh, String en, String unit, String unitEn, int amount) {
    supplies.receive(Ids.next(), store, supplies.addItem(zh, en, unit, unitEn), amount, "首批调拨");
  }

  private List<UUID> buildings() {
    return trees.places().nodes().stream()
        .filter(node -> node.kind().equals("building"))
        .sorted(Comparator.comparingInt(node -> number(node.name())))
        .map(Tree.Node::id)
        .toList();
  }

  private static int number(String name) {
    var digits = name.replaceAll("\\D", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  /** The first of them, who infects the other. */
  private void fallIll(
      PersonLine doctor, List<PersonLine> ill, Instant first, Institution institution) {
    var clinic = new Viewer(institution.id(), doctor.id(), doctor.name());
    var scope = scopes.of(clinic);
    var index = ill.getFirst();
    var second = ill.getLast();
    var outbreak =
        PlayedTime.call(
            first,
            () -> {
              var rules = List.of(ReleaseRule.sinceOnset(5), ReleaseRule.withoutFever(2));
              var draft = new Outbreak.Draft("甲型流感", 1, 7, rules);
              return outbreaks.open(clinic, scope, draft);
            });
    var illness =
        PlayedTime.<UUID, RuntimeException>call(
            first, () -> note(clinic, scope, outbreak, index, CaseState.CONFIRMED, null));
    PlayedTime.at(
        first,
        () -> {
          exposed(clinic, scope, outbreak, illness);
          place(scope, index, StayKind.CONFIRMED, "甲型流感确诊");
        });
    var at = first.plus(Duration.ofHours(6));
    for (int half = 0; at.isBefore(clock.instant()); half++, at = at.plus(Duration.ofHours(12))) {
      double degrees = Math.max(36.6, 38.4 - 0.5 * half);
      PlayedTime.at(at, () -> measure(clinic, scope, illness, index, degrees));
    }
    note(clinic, scope, outbreak, second, CaseState.SUSPECTED, index.number());
    place(scope, second, StayKind.SYMPTOMS, "发热伴咽痛");
  }

  private void exposed(Viewer clinic, Scope scope, UUID outbreak, UUID illness) {
    var day = institutions.today();
    var beside =
        exposures.proposed(outbreaks.get(outbreak), cases.get(scope, illness)).stream()
            .filter(near -> near.kind() == ExposureKind.ROOM)
            .map(
                near ->
                    new Exposures.New(near.who().id(), null, near.kind(), day.minusDays(1), day))
            .toList();
    if (!beside.isEmpty()) {
      exposures.add(clinic, scope, illness, beside, null);
    }
  }

  private UUID note(
      Viewer clinic,
      Scope scope,
      UUID outbreak,
      PersonLine who,
      CaseState state,
      @Nullable String infector) {
    var day = institutions.today();
    return cases.add(
        clinic,
        scope,
        outbreak,
        new CaseDraft(
            who.number(),
            false,
            state,
            infector == null ? day.minusDays(1) : day,
            day,
            state == CaseState.CONFIRMED ? "antigen" : "clinical",
            "发热 38.4℃，咽痛",
            infector));
  }

  private void place(Scope scope, PersonLine who, StayKind kind, String reason) {
    var stay =
        stays.get(scope, placements.ask(who, kind, institutions.today(), reason, Ids.next()));
    placements.place(stay, placements.suggestions(stay).getFirst().room().id(), Ids.next());
  }

  private void measure(Viewer clinic, Scope scope, UUID illness, PersonLine who, double degrees) {
    cases.observe(clinic, scope, illness, Ids.next(), clock.instant(), degrees, null, null);
    var stay = stays.openOf(who.id()).orElseThrow();
    var reading = temperatures.take(stay, Ids.next(), "%.1f".formatted(degrees));
    if (reading.alert()) {
      temperatures.handle(stays.get(scope, stay.id()), reading.id(), "已服退热药，继续观察");
    }
  }

  private void ask(PersonLine student) {
    var answers = Map.of("kind", "heating", "what", "寝室暖气不热，夜里只有 14 度");
    var room = facts.nearby(student.id()).stream().findFirst().flatMap(facts::place).orElseThrow();
    requests.ask(
        new Ask(
            Ids.next(),
            student.id(),
            student.name(),
            student.id(),
            "repairs",
            Answers.of(answers),
            room));
  }

  private void visitTonight(Institution institution, PersonLine head) {
    var viewer = new Viewer(institution.id(), head.id(), head.name());
    var due = clock.instant().plus(Duration.ofHours(6));
    visits.make(viewer, scopes.of(viewer), "今晚走访", List.of(buildings().getFirst()), due);
  }
}
