package org.muster.desks;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.muster.notices.Tellings;
import org.muster.people.Institutions;
import org.muster.people.People;
import org.muster.shared.Text;
import org.springframework.stereotype.Component;

/** What this room tells people of shifts; each told once. */
@Component
class DeskNotices {

  private final Tellings tellings;
  private final Institutions institutions;
  private final People people;

  DeskNotices(Tellings tellings, Institutions institutions, People people) {
    this.tellings = tellings;
    this.institutions = institutions;
    this.people = people;
  }

  void offered(UUID offer, Rota rota, Shift shift, List<UUID> to) {
    tell(
        "offer " + offer,
        rota,
        to,
        false,
        shift.end(),
        t -> t.of("desks.notice.offer", rota.name(t)),
        t ->
            t.of(
                "desks.notice.offer.what",
                shift.name(),
                from(shift.slot(), t),
                to(shift.slot(), t)));
  }

  void taken(UUID offer, Rota rota, Offer taken, UUID by) {
    var slot = taken.shift().slot();
    var name = people.names(List.of(by)).getOrDefault(by, "");
    tell(
        "taken " + offer,
        rota,
        List.of(taken.by()),
        false,
        slot.end(),
        t -> t.of("desks.notice.taken", rota.name(t)),
        t -> t.of("desks.notice.taken.what", name, from(slot, t), to(slot, t)));
  }

  void gap(Rota rota, Rota.Slot gap) {
    tell(
        "gap %s %s".formatted(rota.id(), gap.start()),
        rota,
        List.of(rota.owner()),
        true,
        gap.end(),
        t -> t.of("desks.notice.gap", rota.name(t)),
        t -> t.of("desks.notice.gap.what", from(gap, t), to(gap, t)));
  }

  private void tell(
      String key,
      Rota rota,
      List<UUID> to,
      boolean urgent,
      Instant until,
      Function<Text, String> title,
      Function<Text, String> body) {
    tellings.tell(
        to,
        new Tellings.Telling("desks " + key, urgent, "/desks/" + rota.id(), until, title, body));
  }

  private String from(Rota.Slot slot, Text t) {
    return t.moment(slot.start(), zone());
  }

  private String to(Rota.Slot slot, Text t) {
    return t.moment(slot.end(), zone());
  }

  private ZoneId zone() {
    return institutions.current().zone();
  }
}
