package org.muster.doors;

/** Who tries the doors, in the order of the table's columns. */
enum Role {
  NOBODY,
  STUDENT,
  LEADER,
  COUNSELLOR,
  CHIEF,
  OFFICE,
  DATA_TEAM,
  WORKING_GROUP,
  DATA_PROTECTION
}
