package org.muster.people;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.HeldInstitutions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which institutions are held, looked up once a second at most. */
@Component
class Holds implements HeldInstitutions {

  private static final Logger LOG = LoggerFactory.getLogger(Holds.class);
  private static final Duration STALE = Duration.ofSeconds(1);

  /** In force while the holds themselves are read, which are nobody's. */
  private static final UUID NOBODY = new UUID(0, 0);

  private record Read(long at, Set<UUID> held) {}

  private final JdbcClient jdbc;
  private volatile Read read = new Read(System.nanoTime() - STALE.toNanos(), Set.of());

  Holds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean isHeld(UUID institution) {
    if (institution.equals(NOBODY)) {
      return false;
    }
    var last = read;
    long now = System.nanoTime();
    if (now - last.at() >= STALE.toNanos()) {
      // Marked first: while one asks, the others go by what was known.
      read = new Read(now, last.held());
      try {
        CurrentInstitution.run(NOBODY, () -> read = new Read(now, held()));
      } catch (DataAccessException unanswered) {
        LOG.warn("holds cannot be read; those known before stand", unanswered);
      }
    }
    return read.held().contains(institution);
  }

  private Set<UUID> held() {
    return Set.copyOf(
        jdbc.sql("select id from people.institution where held_at is not null")
            .query(UUID.class)
            .list());
  }
}
