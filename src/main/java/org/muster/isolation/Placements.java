package org.muster.isolation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.muster.audit.Actor;
import org.muster.audit.Trail;
import org.muster.people.Institutions;
import org.muster.people.PersonLine;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.muster.shared.Seals;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is to be isolated: asked for, and put by a person into a room that the rules suggest. */
@Service
public class Placements {

  private final JdbcClient jdbc;
  private final StayTable table;
  private final IsolationRooms rooms;
  private final IsolationRules rules;
  private final StayNotices notices;
  private final Institutions institutions;
  private final Seals seals;
  private final ApplicationEventPublisher events;
  private final Trail trail;

  Placements(
      JdbcClient jdbc,
      StayTable table,
      IsolationRooms rooms,
      IsolationRules rules,
      StayNotices notices,
      Institutions institutions,
      Seals seals,
      ApplicationEventPublisher events,
      Trail trail) {
    this.jdbc = jdbc;
    this.table = table;
    this.rooms = rooms;
    this.rules = rules;
    this.notices = notices;
    this.institutions = institutions;
    this.seals = seals;
    this.events = events;
    this.trail = trail;
  }

  /**
   * Says that somebody is to be isolated; from now on they wait for a room.
   *
   * @throws Problem conflict where they are or wait already, or for a day that cannot be
   */
  @Transactional
  public UUID ask(PersonLine person, StayKind kind, LocalDate countsFrom, String reason) {
    var today = institutions.today();
    if (countsFrom.isAfter(today) || countsFrom.isBefore(today.minusDays(60))) {
      throw Problem.unprocessable("isolation.counts-from");
    }
    var id = Ids.next();
    try {
      jdbc.sql(
              """
              insert into isolation.stay (institution_id, id, person_id, kind, reason, counts_from,
                                          days, asked_at, asked_by)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?)
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
    } catch (DuplicateKeyException already) {
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

  /** The rooms somebody who waits could have, the best first, each with its reasons. */
  public List<Suggestion> suggestions(Stay stay) {
    return Suggestion.rank(rooms.all(), wanting(stay));
  }

  private Suggestion.Wanting wanting(Stay stay) {
    return new Suggestion.Wanting(
        stay.sex(), stay.kind(), table.building(stay.person()).orElse(null));
  }

  /**
   * Puts somebody who waits into a room.
   *
   * @throws Problem conflict where somebody else has its last bed, or who is there now rules it out
   */
  @Transactional
  public void place(Stay stay, UUID place) {
    Placing.lock(jdbc);
    var fit =
        suggestions(stay).stream()
            .filter(one -> one.room().id().equals(place))
            .findFirst()
            .orElseThrow(() -> Problem.conflict("isolation.taken"));
    try {
      table.change(
          stay,
          "place_id = :place, slot = :slot, placed_at = :now, placed_by = :by",
          "placed_at is null and withdrawn_at is null",
          Map.of("place", place, "slot", slot(fit.room())));
    } catch (DataIntegrityViolationException taken) {
      throw Problem.conflict("isolation.taken");
    }
    events.publishEvent(
        new StayBegan(
            CurrentInstitution.get(), stay.id(), stay.person(), place, stay.kind(), stay.over()));
    notices.placed(stay, fit.room().label());
    trail.record("isolation.place", "person", stay.person(), Map.of("room", place.toString()));
  }

  private int slot(IsolationRoom room) {
    var used =
        jdbc.sql(
                """
                select slot from isolation.stay
                 where institution_id = ? and place_id = ? and free_at is null
                """)
            .params(CurrentInstitution.get(), room.id())
            .query(Integer.class)
            .set();
    return IntStream.rangeClosed(1, room.capacity())
        .boxed()
        .filter(slot -> !used.contains(slot))
        .min(Comparator.naturalOrder())
        .orElseThrow(() -> Problem.conflict("isolation.taken"));
  }
}
