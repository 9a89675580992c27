package org.muster.demo;

/**
 * How large a campus is made up.
 *
 * @param blocks dormitory buildings for men, and as many for women; one more has the single rooms
 * @param singles single rooms for isolation
 * @param offices of how many people an office has, in percent; each has one at least
 * @param hubei students whose home is in Hubei
 * @param stayers students who stay over the holiday
 */
record CampusSize(
    int students,
    int colleges,
    int classes,
    int counsellors,
    int blocks,
    int singles,
    int offices,
    int hubei,
    int stayers) {

  /** The size of the universities whose winter of 2020 Muster is made after. */
  static final CampusSize FULL = new CampusSize(20_260, 13, 596, 104, 8, 90, 100, 179, 312);

  /** Large enough for every kind of thing to happen, small enough for a test. */
  static final CampusSize SMALL = new CampusSize(320, 2, 12, 4, 1, 3, 1, 6, 9);
}
