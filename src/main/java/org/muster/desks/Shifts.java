package org.muster.desks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Trail;
import org.muster.people.Institutions;
import org.muster.people.People;
import org.muster.people.PersonLine;
import org.muster.people.Readiness;
import org.muster.shared.Problem;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is on call when: planned in turn, filled by hand, looked at. */
@Service
public class Shifts {

  /** A span is planned at most so far at a time. */
  public static final int LONGEST_DAYS = 92;

  /** What is counted for fair turns. */
  private static final Duration COUNTED = Duration.ofDays(92);

  private final ShiftTable table;
  private final Rotas rotas;
  private final People people;
  private final Readiness readiness;
  private final Institutions institutions;
  private final Trail trail;
  private final Clock clock;

  Shifts(
      ShiftTable table,
      Rotas rotas,
      People people,
      Readiness readiness,
      Institutions institutions,
      Trail trail,
      Clock clock) {
    this.table = table;
    this.rotas = rotas;
    this.people = people;
    this.readiness = readiness;
    this.institutions = institutions;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Who is on call in a rota.
   *
   * @param now null where nobody is
   * @param next null where nothing is planned
   */
  public record OnCall(Rota rota, @Nullable Shift now, @Nullable Shift next) {}

  /**
   * What became of planning.
   *
   * @param made how many shifts were given
   * @param left who was left out on how many days, isolating or not working
   * @param without when nobody could be on call
   */
  public record Planned(int made, Map<String, Integer> left, List<Rota.Slot> without) {}

  /** In every rota who is on call, and who comes next within a week. */
  public List<OnCall> onCall() {
    var now = clock.instant();
    var shifts =
        table.all(now, now.plus(Duration.ofDays(7))).stream()
            .collect(Collectors.groupingBy(Shift::rota));
    return rotas.all().stream()
        .map(
            rota -> {
              var theirs = shifts.getOrDefault(rota.id(), List.of());
              return new OnCall(
                  rota,
                  theirs.stream().filter(shift -> shift.runs(now)).findFirst().orElse(null),
                  theirs.stream()
                      .filter(shift -> shift.start().isAfter(now))
                      .findFirst()
                      .orElse(null));
            })
        .toList();
  }

  /** Those of a rota from now on for some days, the running one among them. */
  public List<Shift> coming(UUID rota, int days) {
    var now = clock.instant();
    return table.of(rota, now, now.plus(Duration.ofDays(days)));
  }

  /** Somebody's in all rotas: those over for a while, and all that come. */
  public List<Shift> of(UUID person, Duration back) {
    var now = clock.instant();
    return table.ofPeople(List.of(person), now.minus(back), now.plus(Duration.ofDays(400)));
  }

  /** One that must be there. */
  public Shift get(UUID id) {
    return table.find(id).orElseThrow(Problem::notFound);
  }

  /** When nobody is on call in a rota, from now on for a while. */
  public List<Rota.Slot> gaps(Rota rota, Duration ahead) {
    var now = clock.instant();
    // From its last shift on, so that a gap that runs already keeps its beginning.
    var back = Stream.of(now.minus(COUNTED), rota.madeAt()).max(Instant::compareTo).orElse(now);
    var slots = table.of(rota.id(), back, now.plus(ahead)).stream().map(Shift::slot).toList();
    return Gaps.of(slots, back, now.plus(ahead)).stream()
        .filter(gap -> gap.end().isAfter(now))
        .toList();
  }

  /**
   * Gives the empty slots of a span to the rota's people in turn. Who is isolating or does not work
   * on a day, or has a shift elsewhere, is left out on it.
   *
   * @throws Problem without people, or for a span that is too long or the wrong way round
   */
  @Transactional
  public Planned plan(Rota rota, LocalDate from, LocalDate to) {
    if (to.isBefore(from) || from.plusDays(LONGEST_DAYS).isBefore(to)) {
      throw Problem.unprocessable("desks.span", LONGEST_DAYS);
    }
    var members = rotas.members(rota.id());
    if (members.isEmpty()) {
      throw Problem.unprocessable("desks.nobody");
    }
    var zone = institutions.current().zone();
    var empty = empty(rota, from, to, zone);
    var ids = members.stream().map(PersonLine::id).toList();
    var out = readiness.notWorking(ids, from, to.plusDays(1));
    var theirs = table.ofPeople(ids, clock.instant().minus(COUNTED), instant(to.plusDays(2), zone));
    var given =
        new Turns(
                ids,
                theirs.stream()
                    .filter(shift -> shift.rota().equals(rota.id()))
                    .collect(
                        Collectors.groupingBy(
                            Shift::person, Collectors.mapping(Shift::slot, Collectors.toList()))),
                (person, slot) ->
                    out(out.getOrDefault(person, Set.of()), slot, zone)
                        || theirs.stream()
                            .anyMatch(
                                shift -> shift.person().equals(person) && shift.slot().meets(slot)))
            .give(empty);
    int made = table.fill(rota.id(), given.shifts());
    trail.record("desks.plan", "rota", rota.id(), Map.of("shifts", made));
    return new Planned(made, left(members, out), given.without());
  }

  /** The slots that nobody has, from now on for a while. */
  public List<Rota.Slot> empty(Rota rota, Duration ahead) {
    var zone = institutions.current().zone();
    var today = institutions.today();
    return empty(rota, today.minusDays(1), today.plusDays(ahead.toDays()), zone);
  }

  /** The slots of a span that are not over and nobody has. */
  private List<Rota.Slot> empty(Rota rota, LocalDate from, LocalDate to, ZoneId zone) {
    var taken =
        table.of(rota.id(), instant(from, zone), instant(to.plusDays(2), zone)).stream()
            .map(Shift::start)
            .collect(Collectors.toSet());
    return rota.slots(from, to, zone).stream()
        .filter(slot -> slot.end().isAfter(clock.instant()) && !taken.contains(slot.start()))
        .toList();
  }

  private static Map<String, Integer> left(
      List<PersonLine> members, Map<UUID, Set<LocalDate>> out) {
    var left = new LinkedHashMap<String, Integer>();
    for (var member : members) {
      var days = out.get(member.id());
      if (days != null) {
        left.merge(member.name(), days.size(), Integer::sum);
      }
    }
    return left;
  }

  private static boolean out(Set<LocalDate> days, Rota.Slot slot, ZoneId zone) {
    return days.contains(slot.start().atZone(zone).toLocalDate())
        || days.contains(slot.end().minusSeconds(1).atZone(zone).toLocalDate());
  }

  private static Instant instant(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  /**
   * Gives one slot to somebody by hand, whoever had it.
   *
   * @throws Problem when there is no such slot or it is over, nobody of this number takes turns, or
   *     they have another shift then
   */
  @Transactional
  public void put(Rota rota, Instant start, String number) {
    var zone = institutions.current().zone();
    var day = start.atZone(zone).toLocalDate();
    var slot =
        rota.slots(day.minusDays(1), day, zone).stream()
            .filter(one -> one.start().equals(start) && one.end().isAfter(clock.instant()))
            .findFirst()
            .orElseThrow(Problem::notFound);
    var person =
        people.byNumbers(List.of(number.strip())).stream()
            .filter(line -> !line.student())
            .findFirst()
            .map(PersonLine::id)
            .orElseThrow(() -> Problem.unprocessable("people.number-unknown"));
    free(rota.id(), person, slot);
    table.put(rota.id(), slot, person);
    trail.record("desks.put", "rota", rota.id(), Map.of("start", Objects.toString(start)));
  }

  /** Hands a shift over; false where it is not theirs to give any more. */
  boolean hand(Shift shift, UUID from, UUID to) {
    free(shift.rota(), to, shift.slot());
    try {
      return table.hand(shift.id(), from, to);
    } catch (DataIntegrityViolationException meanwhile) {
      throw Problem.conflict("desks.busy");
    }
  }

  private void free(UUID rota, UUID person, Rota.Slot slot) {
    boolean busy =
        table.ofPeople(List.of(person), slot.start(), slot.end()).stream()
            .anyMatch(shift -> !shift.rota().equals(rota) || !shift.start().equals(slot.start()));
    if (busy) {
      throw Problem.conflict("desks.busy");
    }
  }
}
