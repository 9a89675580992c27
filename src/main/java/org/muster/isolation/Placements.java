package org.muster.isolation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.muster.audit.Actor;
import org.muster.audit.Trail;
import org.muster.people.Institutions;
import org.muster.people.PersonLine;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.muster.shared.Seals;
import org.muster.watch.SharedCauses;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is to be isolated: asked for, and put by a person into a room that the rules suggest. */
@Service
public class Placements {

  private static final Set<String> ANOTHER_ROOM =
      Set.of(
          "isolation.taken",
          "isolation.wrong-sex",
          "isolation.wrong-company",
          "isolation.wrong-bathroom");

  private final JdbcClient jdbc;
  private final StayTable table;
  private final Beds beds;
  private final SharedCauses causes;
  private final IsolationRooms rooms;
  private final IsolationRules rules;
  private final StayNotices notices;
  private final Needs needs;
  private final Institutions institutions;
  private final Seals seals;
  private final ApplicationEventPublisher events;
  private final Trail trail;

  Placements(
      JdbcClient jdbc,
      StayTable table,
      Beds beds,
      SharedCauses causes,
      IsolationRooms rooms,
      IsolationRules rules,
      StayNotices notices,
      Needs needs,
      Institutions institutions,
      Seals seals,
      ApplicationEventPublisher events,
      Trail trail) {
    this.jdbc = jdbc;
    this.table = table;
    this.beds = beds;
    this.causes = causes;
    this.rooms = rooms;
    this.rules = rules;
    this.notices = notices;
    this.needs = needs;
    this.institutions = institutions;
    this.seals = seals;
    this.events = events;
    this.trail = trail;
  }

  /**
   * Says that somebody is to be isolated; from now on they wait for a room. Said again by the same
   * form it is said once.
   *
   * @param id the key of the form, by which the stay is known
   * @throws Problem conflict where they are or wait already, or for a day that cannot be
   */
  @Transactional
  public UUID ask(PersonLine person, StayKind kind, LocalDate countsFrom, String reason, UUID id) {
    var today = institutions.today();
    if (countsFrom.isAfter(today) || countsFrom.isBefore(today.minusDays(60))) {
      throw Problem.unprocessable("isolation.counts-from");
    }
    int asked =
        jdbc.sql(
                """
                insert into isolation.stay (institution_id, id, person_id, kind, reason, counts_from,
                                            days, asked_at, asked_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(
                CurrentInstitution.get(),
                id,
                person.id(),
                kind.word(),
                seals.seal(Stays.REASON.name(), person.id(), Stays.words(reason)),
                countsFrom,
                rules.of(kind).days(),
                table.now(),
                Actor.current().name())
            .update();
    if (asked == 0) {
      if (table.find(id).filter(stay -> stay.person().equals(person.id())).isPresent()) {
        return id;
      }
      throw Problem.conflict("isolation.already");
    }
    trail.record("isolation.ask", "person", person.id(), Map.of());
    return id;
  }

  /** Takes it back, while they wait. */
  @Transactional
  public void withdraw(Stay stay) {
    table.change(
        stay,
        "withdrawn_at = :now, withdrawn_by = :by",
        "placed_at is null and withdrawn_at is null",
        Map.of());
    trail.record("isolation.withdraw", "person", stay.person(), Map.of());
  }

  /** The rooms somebody could have, the best first, each with its reasons. */
  public List<Suggestion> suggestions(Stay stay) {
    return Suggestion.rank(others(stay), wanting(stay));
  }

  private List<IsolationRoom> others(Stay stay) {
    return rooms.all().stream().filter(room -> !room.id().equals(stay.place())).toList();
  }

  private Suggestion.Wanting wanting(Stay stay) {
    var home = table.home(stay.person()).orElse(null);
    return new Suggestion.Wanting(
        stay.person(),
        stay.sex(),
        stay.kind(),
        home == null ? null : home.room(),
        home == null ? null : home.building(),
        causes.with(stay.person()));
  }

  /**
   * A room, if the rules allow it.
   *
   * @throws Problem conflict that says which does not
   */
  private IsolationRoom allowed(Stay stay, UUID place) {
    var all = others(stay);
    var room =
        all.stream()
            .filter(one -> one.id().equals(place))
            .findFirst()
            .orElseThrow(() -> Problem.conflict("isolation.taken"));
    Suggestion.against(room, all, wanting(stay))
        .ifPresent(
            against -> {
              throw against.problem();
            });
    return room;
  }

  /** True for a problem of {@link #place} and {@link #move} after which another room can be had. */
  public static boolean anotherRoom(Problem problem) {
    return ANOTHER_ROOM.contains(problem.code());
  }

  /** The stay that was given a room by that form; empty where none was. */
  public Optional<UUID> placed(PersonLine person, UUID key) {
    return beds.given(person.id(), key);
  }

  /**
   * Puts somebody who waits into a room. Done again by the same form it is done once.
   *
   * @param key of the form
   * @throws Problem conflict where somebody else has its last bed, or who is there now rules it out
   */
  @Transactional
  public void place(Stay stay, UUID place, UUID key) {
    Placing.lock(jdbc);
    if (beds.given(stay.person(), key).isPresent()) {
      return;
    }
    var room = allowed(stay, place);
    table.change(
        stay,
        "place_id = :place, placed_at = :now, placed_by = :by",
        "placed_at is null and withdrawn_at is null",
        Map.of("place", place));
    beds.take(stay, room, null, key);
    events.publishEvent(
        new StayBegan(
            CurrentInstitution.get(), stay.id(), stay.person(), place, stay.kind(), stay.over()));
    notices.placed(stay, room.label());
    trail.record("isolation.place", "person", stay.person(), Map.of("room", place.toString()));
  }

  /**
   * Moves somebody into another room; the one they leave is cleaned. Meals and what they asked for
   * go with them. Done again by the same form it is done once.
   *
   * @param key of the form
   * @throws Problem without a reason; conflict where somebody else has its last bed, who is there
   *     now rules it out, or somebody else has moved them
   */
  @Transactional
  public void move(Stay stay, UUID place, String why, UUID key) {
    var words = Stays.words(why);
    Placing.lock(jdbc);
    if (beds.given(stay.person(), key).isPresent()) {
      return;
    }
    var room = allowed(stay, place);
    var from = stay.place();
    if (from == null) {
      throw Problem.conflict("isolation.changed");
    }
    table.change(
        stay,
        "place_id = :place",
        "released_at is null and place_id = :from",
        Map.of("place", place, "from", from));
    beds.leave(stay);
    beds.take(stay, room, words, key);
    jdbc.sql(
            """
            update isolation.serving set place_id = ?
             where institution_id = ? and stay_id = ? and delivered_at is null
            """)
        .params(place, CurrentInstitution.get(), stay.id())
        .update();
    needs.follow(stay, place);
    events.publishEvent(new StayMoved(CurrentInstitution.get(), stay.id(), stay.person(), place));
    notices.moved(stay, room);
    trail.record("isolation.move", "person", stay.person(), Map.of("room", place.toString()));
  }
}
