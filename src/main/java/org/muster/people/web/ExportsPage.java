package org.muster.people.web;

import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Export;
import org.muster.people.ExportRequest;

/**
 * What was taken, what waits for a second person, and whose a found list was.
 *
 * @param viewer who decides nothing of their own
 * @param older the address of older ones; null where there are none
 * @param traced what a pasted text led to; null where none was pasted
 */
public record ExportsPage(
    @Nullable UUID viewer,
    List<ExportRequest> waiting,
    List<Export> exports,
    @Nullable String older,
    @Nullable List<Export> traced,
    ZoneId zone) {

  /** True where the reader is who asks: somebody else decides. */
  public boolean own(ExportRequest request) {
    return request.taker() != null && request.taker().equals(viewer);
  }
}
