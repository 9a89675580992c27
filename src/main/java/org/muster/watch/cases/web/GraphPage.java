package org.muster.watch.cases.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Text;
import org.muster.watch.cases.Case;
import org.muster.watch.cases.ExposureKind;
import org.muster.watch.cases.Outbreak;
import org.muster.watch.cases.Transmission;
import org.muster.watch.cases.TransmissionDrawing;

/**
 * Who infected whom, over time.
 *
 * @param focus the case whose chain is shown alone; null for all
 * @param kind of the meetings that are drawn too; {@code all}, or empty for none
 * @param meetings them as a path
 */
public record GraphPage(
    Outbreak outbreak,
    TransmissionDrawing drawing,
    Transmission.Summary summary,
    @Nullable Case focus,
    String kind,
    List<ExposureKind> kinds,
    String meetings,
    int met) {

  /** What is read of a case: name, state and day. */
  public String title(Text t, Case one) {
    var day = one.onset();
    return t.of(
        "cases.graph.node",
        one.name(),
        t.of("cases.state." + one.state().word()),
        day == null ? t.of("cases.unknown") : day.toString());
  }
}
