package org.muster.demo;

import java.util.List;

/** Everybody and everything on the made-up campus, as a registrar would list it. */
record CampusRoster(
    List<Student> students, List<Staff> staff, List<SchoolClass> classes, List<Room> rooms) {

  record Student(
      String number,
      String name,
      boolean man,
      String ethnicity,
      String political,
      SchoolClass schoolClass,
      Homes.Home origin,
      String phone,
      String guardian,
      String guardianPhone,
      Room room,
      Homes.Home destination,
      boolean staying,
      String note) {}

  record Staff(
      String number,
      String name,
      boolean man,
      String department,
      String post,
      String phone,
      String email) {}

  /**
   * A class with the numbers of its counsellor and its leader.
   *
   * @param prefix how its students' numbers begin
   */
  record SchoolClass(
      String name,
      College college,
      String major,
      int grade,
      String prefix,
      String counsellor,
      String leader) {}

  record Room(String building, int floor, String number, int beds, String purpose) {

    String written() {
      return building + "-" + number;
    }
  }

  /** Those of the staff with a post. */
  List<Staff> holding(String post) {
    return staff.stream().filter(one -> one.post().equals(post)).toList();
  }
}
