package org.muster.identity;

import java.util.Optional;
import java.util.UUID;

/** Which institution is meant before anybody is known; the people room knows. */
public interface Hosts {

  /** An institution as the sign-in page greets it. */
  record Named(UUID id, String code, String name) {}

  /** Whose host name it is; empty for one of nobody. */
  Optional<Named> byHost(String host);

  /** The institution of a code. */
  Optional<Named> byCode(String code);
}
