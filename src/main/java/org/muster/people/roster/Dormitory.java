package org.muster.people.roster;

import java.util.Optional;
import java.util.regex.Pattern;

/** A room as a roster writes it in one cell: 7号楼-813, 东校区3斋 402室, 7号楼813-2. */
record Dormitory(String campus, String building, String room) {

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?:(?<campus>.{1,12}?校区)[-－—/\\s]*)?"
              + "(?<building>.{0,24}?(?:楼|栋|幢|斋|公寓|苑|园|座|舍|区|号)|[^-－—/\\s]{1,24}(?=[-－—/\\s]))"
              + "[-－—/#\\s]*(?<room>[A-Za-z]?[0-9]{2,5}[A-Za-z]?)(?:室|房间|房)?(?:[-－—]?[0-9]{1,2}(?:床|号床)?)?");

  static Optional<Dormitory> of(String written) {
    var match = WRITTEN.matcher(Characters.narrow(written).strip());
    if (!match.matches()) {
      return Optional.empty();
    }
    var campus = match.group("campus");
    return Optional.of(
        new Dormitory(
            campus == null ? "" : campus, match.group("building").strip(), match.group("room")));
  }

  /** The floor that a room's number tells: 813 is on 8, 1204 on 12; empty when it tells none. */
  static String floor(String room) {
    var digits = room.replaceAll("[^0-9]", "");
    return digits.length() < 3 ? "" : digits.substring(0, digits.length() - 2);
  }
}
