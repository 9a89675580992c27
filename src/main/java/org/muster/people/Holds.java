package org.muster.people;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.HeldInstitutions;
import org.muster.shared.Remembered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which institutions are held, looked up once a second at most. */
@Component
class Holds implements HeldInstitutions {

  private static final Duration STALE = Duration.ofSeconds(1);

  /** In force while the holds themselves are read, which are nobody's. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final JdbcClient jdbc;
  private final Remembered<Set<UUID>> held =
      new Remembered<>(
          "holds", STALE, () -> CurrentInstitution.call(NOBODY, () -> Set.copyOf(held())));

  Holds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public boolean isHeld(UUID institution) {
    return !institution.equals(NOBODY) && held.get().contains(institution);
  }

  private List<UUID> held() {
    return jdbc.sql("select id from people.institution where held_at is not null")
        .query(UUID.class)
        .list();
  }
}
