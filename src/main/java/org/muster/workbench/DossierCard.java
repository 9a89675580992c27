package org.muster.workbench;

import gg.jte.Content;
import java.util.Optional;
import org.muster.people.PersonLine;
import org.muster.people.Scope;
import org.muster.shared.Text;

/**
 * What a room knows of one person, on that person's page. The card itself decides what the scope
 * may read, and records the reading where it is sensitive.
 */
public interface DossierCard {

  /** Its place from the top. */
  int order();

  /** The card with its own heading, or empty where there is nothing the scope may see. */
  Optional<Content> card(PersonLine person, Scope scope, Text t);
}
