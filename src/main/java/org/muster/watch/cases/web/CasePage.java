package org.muster.watch.cases.web;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.watch.Release;
import org.muster.watch.cases.Case;
import org.muster.watch.cases.CaseState;
import org.muster.watch.cases.Exposure;
import org.muster.watch.cases.Exposures;
import org.muster.watch.cases.Observation;
import org.muster.watch.cases.Outbreak;
import org.muster.watch.cases.Turn;

/**
 * One case.
 *
 * @param proposed who lived or studied beside it while it could infect
 * @param from since when it could
 * @param infector who infected it, by the number or label that is typed for it
 * @param keeps true for those who see every case
 * @param observation the id of the next observation: sent twice it is kept once
 */
public record CasePage(
    Outbreak outbreak,
    Case one,
    List<Turn> turns,
    List<Observation> observations,
    Release release,
    List<Exposures.Proposed> proposed,
    List<Exposure> exposed,
    LocalDate from,
    @Nullable String infector,
    boolean keeps,
    UUID observation,
    LocalDate today,
    LocalDateTime now,
    ZoneId zone) {

  /** What it can turn to, in the order of the words. */
  public List<CaseState> next() {
    return one.state().next().stream().sorted().toList();
  }

  /** True where whoever writes may change who infected it: they know who it is. */
  public boolean infectorKnown() {
    return one.infector() == null || one.infectorName() != null;
  }

  /** Who infected it as it is typed: a number, or a label. */
  public String infectorWritten() {
    return infector == null ? "" : infector;
  }

  /** Those beside it for one reason. */
  public List<Exposures.Proposed> beside(String kind) {
    return proposed.stream().filter(each -> each.kind().word().equals(kind)).toList();
  }
}
