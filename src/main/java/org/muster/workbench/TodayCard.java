package org.muster.workbench;

import gg.jte.Content;
import java.util.Optional;
import org.muster.identity.Viewer;
import org.muster.people.Scope;
import org.muster.shared.Text;

/** What a room has to say on somebody's home page today. */
public interface TodayCard {

  /** Its place from the top; what cannot wait comes first. */
  int order();

  /** The card with its own heading, or empty where the room has nothing for this viewer. */
  Optional<Content> card(Viewer viewer, Scope scope, Text t);
}
