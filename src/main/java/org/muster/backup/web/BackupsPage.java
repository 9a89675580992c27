package org.muster.backup.web;

import java.util.List;
import org.muster.backup.BackupRun;

/**
 * The page of backups.
 *
 * @param keyMark tells the key apart from others; empty before the first backup
 */
public record BackupsPage(List<BackupRun> runs, String keyMark) {

  /** True while one is being made. */
  public boolean working() {
    return runs.stream().anyMatch(BackupRun::working);
  }
}
