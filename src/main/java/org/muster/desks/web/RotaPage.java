package org.muster.desks.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.desks.HandOver;
import org.muster.desks.Offer;
import org.muster.desks.Rota;
import org.muster.desks.Shift;
import org.muster.desks.Shifts;
import org.muster.desks.Swaps;
import org.muster.people.PersonLine;

/**
 * One rota.
 *
 * @param shifts those that come, the running one first
 * @param gaps when nobody is on call
 * @param empty the slots of those times, for those who may fill them
 * @param offers what is offered of it
 * @param keeps true for those who plan it
 * @param own one's own shift whose note can be written now
 * @param written the note one has written at it
 * @param left the note that was left for whoever is on call now, if that is the viewer
 * @param planned what became of planning just now
 */
public record RotaPage(
    Rota rota,
    String unit,
    List<PersonLine> members,
    List<Shift> shifts,
    List<Rota.Slot> gaps,
    List<Rota.Slot> empty,
    List<Offer> offers,
    List<Swaps.Swap> swaps,
    UUID self,
    boolean keeps,
    @Nullable Shift own,
    @Nullable HandOver written,
    @Nullable HandOver left,
    Shifts.@Nullable Planned planned,
    Instant now,
    ZoneId zone) {

  /** Who is on call. */
  public @Nullable Shift current() {
    return shifts.stream().filter(shift -> shift.runs(now)).findFirst().orElse(null);
  }

  /** The shifts by the day they begin on. */
  public Map<LocalDate, List<Shift>> days() {
    return shifts.stream()
        .collect(
            Collectors.groupingBy(
                shift -> shift.start().atZone(zone).toLocalDate(),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  /** Today, where the rota is. */
  public LocalDate today() {
    return now.atZone(zone).toLocalDate();
  }

  /** What is offered of a shift; null where it is not. */
  public @Nullable Offer offer(Shift shift) {
    return offers.stream()
        .filter(offer -> offer.shift().id().equals(shift.id()))
        .findFirst()
        .orElse(null);
  }

  /** True where the viewer could take it. */
  public boolean takes(Offer offer) {
    return !offer.by().equals(self)
        && (offer.to() == null ? turns() : Objects.equals(offer.to(), self));
  }

  private boolean turns() {
    return members.stream().anyMatch(member -> member.id().equals(self));
  }

  /** The numbers of those who take turns, to be changed. */
  public String numbers() {
    return members.stream().map(PersonLine::number).collect(Collectors.joining("\n"));
  }
}
