package org.muster.drill;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.muster.audit.Trail;
import org.muster.identity.Viewer;
import org.muster.operation.Packs;
import org.muster.people.Institutions;
import org.muster.shared.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The drills of the institution in force. */
@Service
public class Drills {

  private static final int SHOWN = 50;

  private final DrillTable table;
  private final Packs packs;
  private final Institutions institutions;
  private final Trail trail;
  private final Clock clock;

  Drills(DrillTable table, Packs packs, Institutions institutions, Trail trail, Clock clock) {
    this.table = table;
    this.packs = packs;
    this.institutions = institutions;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Asks for a drill of today; it begins within seconds, by itself.
   *
   * @param language of the names of its people
   * @throws Problem 409 while another runs, 404 for an unknown pack or stage
   */
  @Transactional
  public UUID start(Viewer by, Scenario scenario, Locale language) {
    packs.get(scenario.pack(), scenario.version()).stage(scenario.stage());
    var id = table.insert(scenario, institutions.today(), clock.instant(), by.name(), language);
    trail.record(
        "drill.start", "drill", id, Map.of("pack", scenario.pack(), "stage", scenario.stage()));
    return id;
  }

  /**
   * Ends a drill before its time; its copy is taken away.
   *
   * @throws Problem 409 when it is over
   */
  @Transactional
  public void stop(UUID id) {
    get(id);
    if (!table.end(id, Drill.State.STOPPED, clock.instant(), null)) {
      throw Problem.conflict("drill.over");
    }
    trail.record("drill.stop", "drill", id, Map.of());
  }

  /** The last ones, the newest first. */
  public List<Drill> newest() {
    return table.newest(SHOWN);
  }

  /** A drill that must be there. */
  public Drill get(UUID id) {
    return table.find(id).orElseThrow(Problem::notFound);
  }

  /** How everybody stood, a quarter of an hour apart. */
  public List<Count> counts(UUID id) {
    return table.counts(id);
  }
}
