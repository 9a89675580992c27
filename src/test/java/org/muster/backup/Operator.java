package org.muster.backup;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Somebody at the command line, on a data directory and a server with a superuser. */
record Operator(Path data, String url, ByteArrayOutputStream output) {

  Operator(Path data, String url) {
    this(data, url, new ByteArrayOutputStream());
  }

  int run(Object... words) {
    return runAs("postgres", null, words);
  }

  /** With another role of the database, or another key than that of the data directory. */
  int runAs(String role, @Nullable String key, Object... words) {
    output.reset();
    var out = new PrintStream(output, true, StandardCharsets.UTF_8);
    var command = new Command(settings(role, key), data, false, Command.words(Locale.ENGLISH), out);
    return command.run(List.of(words).stream().map(Object::toString).toList());
  }

  BackupKey key() {
    return BackupKey.forReading(settings("postgres", null), data);
  }

  private BackupSettings settings(String role, @Nullable String key) {
    return new BackupSettings(key, null, new BackupSettings.Datasource(url, role, "muster"));
  }

  /** What the last command said. */
  String said() {
    return output.toString(StandardCharsets.UTF_8);
  }
}
