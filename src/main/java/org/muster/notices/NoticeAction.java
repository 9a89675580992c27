package org.muster.notices;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.muster.shared.Text;

/**
 * Something that a notice asks for and that one tap can do, contributed by the room that does it.
 */
public interface NoticeAction {

  /** Its word in notices, {@code report}. */
  String word();

  /** The message on the link that leads to it. */
  String linkKey();

  /** The message on the button that does it at once. */
  String tapKey();

  /** The person's own link to it, which needs no signing in. */
  String link(UUID subject, UUID person);

  /** The path of it for one who is signed in, the same for everybody. */
  String page(UUID subject);

  /**
   * Does it.
   *
   * @param key the same for the same tap: done again, it has no further effect
   * @return what came of it, in the person's words
   */
  String tap(UUID subject, UUID person, String key, Text t);

  /** Those of these persons who need not be told any more. */
  Set<UUID> settled(UUID subject, Collection<UUID> persons);
}
