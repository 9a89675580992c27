package org.muster.backup;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an operator may set for backups, all under {@code muster.backup.}.
 *
 * @param key base64 of 32 bytes, {@code MUSTER_BACKUP_KEY}; null for the key file
 * @param keyFile where the key is kept; null for {@code backup-key} in the data directory
 * @param datasource a role that may read all rows of a PostgreSQL server of one's own
 */
@ConfigurationProperties("muster.backup")
record BackupSettings(
    @Nullable String key, @Nullable Path keyFile, @Nullable Datasource datasource) {

  /** A way into PostgreSQL. */
  record Datasource(String url, @Nullable String username, @Nullable String password) {}
}
