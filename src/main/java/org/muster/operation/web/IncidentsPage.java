package org.muster.operation.web;

import java.time.LocalDate;
import java.util.List;
import org.muster.operation.Incident;
import org.muster.operation.Relief;

/** The page of incidents. */
public record IncidentsPage(List<Incident> open, List<Incident> over, LocalDate today) {

  /** True where naming somebody puts it right. */
  public boolean wantsSomebody(Incident incident) {
    return Relief.helps(incident);
  }
}
