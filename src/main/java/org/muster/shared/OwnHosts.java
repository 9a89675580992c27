package org.muster.shared;

import java.util.Optional;
import java.util.UUID;

/** Under which name of its own an institution is reached; the people room knows. */
public interface OwnHosts {

  /** The host name that links of the institution begin with; empty where it has none. */
  Optional<String> host(UUID institution);
}
