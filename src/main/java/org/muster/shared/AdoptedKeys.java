package org.muster.shared;

import java.util.List;
import java.util.UUID;

/** Keys of links that another program made for an institution that has moved here since. */
public interface AdoptedKeys {

  /** The keys of one purpose, empty for an institution that has always been here. */
  List<byte[]> keys(UUID institution, String purpose);
}
