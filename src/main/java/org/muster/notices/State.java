package org.muster.notices;

import java.util.Locale;

/** What became of a notice for one person. In this order it only goes on. */
public enum State {
  /** Its time has not come, or it is tried again later. */
  WAITING,
  /** Being handed to the provider right now. */
  SENDING,
  /** The provider has it; or, without any provider, it lies in the person's list. */
  SENT,
  /** It is on their device, says the provider. */
  DELIVERED,
  /** They have looked at it. */
  READ,
  /** No way led to them: somebody has to see to it. */
  FAILED,
  /** Not told any more: done already, stopped, or set aside. */
  STOPPED;

  /** The word in the database and in pages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static State of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
