package org.muster.notices.channel;

import java.util.Collection;

/**
 * What a provider says afterwards of what it took, by its own reference and the people's accounts.
 */
public interface Receipts {

  /** It is on their device. */
  void delivered(String reference, Collection<String> addresses);

  /** They have looked at it. */
  void read(String reference, Collection<String> addresses);

  /** It could not be brought to them after all. */
  void failed(String reference, Collection<String> addresses, String problem);
}
