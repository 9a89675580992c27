package org.muster.faults;

import java.sql.SQLException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.muster.journeys.Database;

/** One kind of work, done again and again while strokes fall; it keeps its own books. */
interface Work {

  /** What is needed before it can begin. */
  default void prepare(Desk desk, Database database) throws Exception {}

  /** How many students there are; their numbers begin with nought. */
  default int students(Database database) throws SQLException {
    return database.column("select id from people.person where kind = 'student'").size();
  }

  /** How many do it at once. */
  default int hands() {
    return 1;
  }

  /** A piece of it. */
  void turn(Desk desk, RandomGenerator random) throws InterruptedException;

  /** What is wrong in the database by these books, in words; empty where nothing is. */
  List<String> faults(Database database) throws SQLException;

  /** How many pieces were acknowledged so far. */
  int acknowledged();
}
