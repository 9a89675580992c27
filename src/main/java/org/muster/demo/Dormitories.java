package org.muster.demo;

import java.util.ArrayList;
import java.util.List;
import org.muster.demo.CampusRoster.Room;

/** The buildings: for men, for women, and the last one with single rooms for isolation. */
final class Dormitories {

  private static final int FLOORS = 6;
  private static final int BEDS = 4;

  private final List<Room> men;
  private final List<Room> women;
  private final List<Room> singles;

  Dormitories(CampusSize size, int men, int women) {
    this.men = rooms(1, size.blocks(), beds(men), BEDS, "男生");
    this.women = rooms(size.blocks() + 1, size.blocks(), beds(women), BEDS, "女生");
    this.singles = rooms(2 * size.blocks() + 1, 1, size.singles(), 1, "隔离单间");
  }

  private static int beds(int people) {
    return (people + BEDS - 1) / BEDS;
  }

  /** Where the n-th man or woman lives: classmates side by side. */
  Room of(boolean man, int n) {
    return (man ? men : women).get(n / BEDS);
  }

  List<Room> all() {
    var all = new ArrayList<>(men);
    all.addAll(women);
    all.addAll(singles);
    return all;
  }

  private static List<Room> rooms(
      int firstBuilding, int buildings, int count, int beds, String purpose) {
    var rooms = new ArrayList<Room>();
    for (int b = 0; b < buildings; b++) {
      int here = count / buildings + (b < count % buildings ? 1 : 0);
      int perFloor = (here + FLOORS - 1) / FLOORS;
      for (int n = 0; n < here; n++) {
        int floor = n / perFloor + 1;
        rooms.add(
            new Room(
                (firstBuilding + b) + "号楼",
                floor,
                "%d%02d".formatted(floor, n % perFloor + 1),
                beds,
                purpose));
      }
    }
    return rooms;
  }
}
