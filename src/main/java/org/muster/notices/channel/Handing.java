package org.muster.notices.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a provider said of letters that were handed to it; each answer is kept at once. */
public interface Handing {

  /**
   * The provider has taken them.
   *
   * @param reference its own number of them; null where it gives none
   */
  void accepted(List<Letter> letters, @Nullable String reference);

  /**
   * The provider will never take it: the address is wrong.
   *
   * @param problem a word, {@code no-such-address}
   */
  void refused(Letter letter, String problem);

  /** The provider did not take it this time. */
  void later(Letter letter, String problem);
}
