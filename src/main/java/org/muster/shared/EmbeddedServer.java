package org.muster.shared;

import java.nio.file.Path;
import java.util.Map;

/** How the embedded PostgreSQL is set up and run: the library's own choices are made for tests. */
final class EmbeddedServer {

  /** Server settings; later ones win over the library's {@code -F} and its own defaults. */
  static final Map<String, String> SETTINGS =
      Map.ofEntries(
          // What was acknowledged survives a crash and a power cut.
          Map.entry("fsync", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("unix_socket_directories", "''"),
          Map.entry("max_connections", "60"),
          Map.entry("shared_buffers", "256MB"),
          Map.entry("work_mem", "16MB"),
          Map.entry("maintenance_work_mem", "128MB"),
          Map.entry("max_wal_size", "2GB"),
          Map.entry("wal_compression", "on"),
          Map.entry("commit_delay", "0"),
          Map.entry("random_page_cost", "1.1"),
          Map.entry("jit", "off"),
          // Details of an error quote the row, and rows hold names and health.
          Map.entry("log_error_verbosity", "terse"),
          Map.entry("log_min_error_statement", "panic"),
          Map.entry("log_checkpoints", "off"),
          // A week of logs beside the tables, one file a weekday.
          Map.entry("logging_collector", "on"),
          Map.entry("log_filename", "postgresql-%a.log"),
          Map.entry("log_rotation_age", "1d"),
          Map.entry("log_truncate_on_rotation", "on"));

  private EmbeddedServer() {}

  /**
   * Options of initdb. Only a password opens the server, from its first second on; Chinese sorts by
   * pinyin without being asked.
   */
  static Map<String, String> initialization(Path superuserPassword) {
    return Map.of(
        "auth", "scram-sha-256",
        "pwfile", superuserPassword.toString(),
        "locale", "C",
        "locale-provider", "icu",
        "icu-locale", "zh-CN");
  }
}
