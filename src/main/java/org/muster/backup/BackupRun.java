package org.muster.backup;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A backup that was asked for on the page.
 *
 * @param tablesDone how many tables are in it so far
 * @param bytes the size of the file, null until it is made
 * @param failure the code of the problem that ended it
 */
public record BackupRun(
    UUID id,
    String file,
    State state,
    String byName,
    Instant startedAt,
    @Nullable Instant endedAt,
    int tablesDone,
    int tables,
    long rows,
    @Nullable Long bytes,
    @Nullable String failure) {

  /** How it stands. */
  public enum State {
    MAKING,
    MADE,
    FAILED,
    /** The program was stopped while it was being made. */
    BROKEN_OFF,
    /** Made, and since taken away from the data directory. */
    GONE
  }

  BackupRun gone() {
    return new BackupRun(
        id, file, State.GONE, byName, startedAt, endedAt, tablesDone, tables, rows, bytes, failure);
  }

  /** True while it is being made. */
  public boolean working() {
    return state == State.MAKING;
  }

  /** The file's size as people read it; empty where there is none. */
  public String size() {
    return bytes == null ? "" : Command.size(bytes);
  }
}
