package org.muster.workbench;

import java.time.Instant;
import java.util.List;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.shared.Text;

/**
 * What a room knows that happened to a person, for the one timeline on that person's page. The room
 * itself cuts it to what the scope may see.
 */
public interface MomentSource {

  /**
   * The newest before a moment, newest first, found by the person's key in one statement.
   *
   * @param limit so many at most
   */
  List<Moment> of(PersonLine person, Scope scope, Text t, Instant before, int limit);
}
