package org.muster.people;

import java.util.LinkedHashMap;
import org.muster.audit.Trail;
import org.muster.audit.TrailCheck;
import org.muster.shared.CurrentInstitution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Checks the trail, and leaves on it what was found: the head can then be compared later. */
@Service
public class TrailChecks {

  private static final Logger LOG = LoggerFactory.getLogger(TrailChecks.class);

  private final Trail trail;

  TrailChecks(Trail trail) {
    this.trail = trail;
  }

  /** Recomputes the whole chain of the institution in force. */
  @Transactional
  public TrailCheck check() {
    var found = trail.verify();
    var detail = new LinkedHashMap<String, Object>();
    detail.put("entries", found.entries());
    detail.put("head", found.head());
    found
        .firstBroken()
        .ifPresent(
            seq -> {
              LOG.error("institution {}: the trail is broken at {}", CurrentInstitution.get(), seq);
              detail.put("broken", seq);
            });
    trail.record("trail.checked", "trail", found.entries(), detail);
    return found;
  }
}
