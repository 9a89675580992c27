package org.muster.backup;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.muster.shared.KeptDatabase;
import org.muster.shared.Languages;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.shared.WholeDatabase;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.dao.DataAccessException;

/**
 * {@code muster backup}, {@code restore}, {@code verify} and those of one institution, as the
 * script {@code ./muster} calls them. Settings come from the environment: {@code MUSTER_DATA},
 * {@code MUSTER_BACKUP_KEY}.
 */
final class Command {

  private final BackupSettings settings;
  private final Path data;
  private final boolean ownServer;
  private final Text text;
  private final PrintStream out;

  Command(BackupSettings settings, Path data, boolean ownServer, Text text, PrintStream out) {
    this.settings = settings;
    this.data = data;
    this.ownServer = ownServer;
    this.text = text;
    this.out = out;
  }

  static void main(String... words) {
    LoggingSystem.get(Command.class.getClassLoader())
        .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
    var environment = new StandardEnvironment();
    ConfigurationPropertySources.attach(environment);
    var settings =
        Binder.get(environment)
            .bind("muster.backup", BackupSettings.class)
            .orElseGet(() -> new BackupSettings(null, null, null));
    var command =
        new Command(
            settings,
            Path.of(environment.getProperty("muster.data", "muster-data")),
            environment.containsProperty("spring.datasource.url"),
            words(Languages.nearest(Locale.getDefault())),
            System.out);
    // The calling script hands over empty words where the operator gave none.
    System.exit(command.run(Arrays.stream(words).filter(word -> !word.isEmpty()).toList()));
  }

  /** No Spring context is there to ask for messages. */
  static Text words(Locale language) {
    var messages = new ResourceBundleMessageSource();
    messages.setBasenames("i18n/backup", "i18n/people", "i18n/shared");
    messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
    messages.setFallbackToSystemLocale(false);
    messages.setAlwaysUseMessageFormat(true);
    return new Text(messages, language);
  }

  /** Does as told and says how it went; anything but 0 is a failure. */
  int run(List<String> words) {
    try {
      switch (words.isEmpty() ? "" : words.getFirst() + " " + words.size()) {
        case "backup 2" -> backup(Path.of(words.get(1)));
        case "restore 3" -> restore(Path.of(words.get(1)), Path.of(words.get(2)));
        case "verify 2" -> verify(Path.of(words.get(1)));
        default -> {
          if (!InstitutionCommands.knows(words)) {
            say("backup.command.usage");
            return 2;
          }
          institutions(words);
        }
      }
      return 0;
    } catch (Problem told) {
      out.println(told.message(text));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      say("backup.command.failed", "interrupted");
    } catch (Exception failed) {
      say("backup.command.failed", failed);
    }
    return 1;
  }

  /** What is done on a database of which everything may be read. */
  @FunctionalInterface
  private interface Work {
    void on(WholeDatabase database) throws Exception;
  }

  private void work(Work work) throws Exception {
    if (settings.datasource() != null) {
      work.on(Source.of(settings.datasource()));
      return;
    }
    if (ownServer) {
      throw Problem.unprocessable("backup.no-right");
    }
    if (!KeptDatabase.isIn(data)) {
      throw Problem.unprocessable("backup.no-database", data.toAbsolutePath());
    }
    try (var database = KeptDatabase.open(data)) {
      work.on(database);
    }
  }

  private void institutions(List<String> words) throws Exception {
    work(
        database ->
            new InstitutionCommands(database, settings, data, this::say, this::table).run(words));
  }

  private void backup(Path file) throws Exception {
    boolean newKey = settings.key() == null && !BackupKey.fileOf(settings, data).toFile().exists();
    work(database -> backup(database, file, newKey));
  }

  private void backup(WholeDatabase database, Path file, boolean newKey) throws Exception {
    var key = BackupKey.forMaking(settings, data);
    var target = file.toAbsolutePath().normalize();
    var made = new BackupMaking(database, data, key).make(target, this::table);
    boolean recorded = record(database, made);
    say("backup.command.made", target, size(made.bytes()), key.mark());
    tell(made.manifest(), made.contents());
    if (!recorded) {
      say("backup.command.not-on-trail");
    }
    if (!made.manifest().files().contains("secret")) {
      say("backup.command.no-secret");
    }
    if (newKey) {
      say("backup.command.new-key", BackupKey.fileOf(settings, data).toAbsolutePath());
    }
  }

  /** On every institution's trail, where the role may write at all. */
  private static boolean record(WholeDatabase database, BackupMaking.Made made) {
    try (Connection connection = database.connect();
        var chains = new Chains(connection, made.manifest().at())) {
      var name = String.valueOf(made.file().getFileName());
      chains.record("backup.made", name, Map.of("bytes", made.bytes(), "by", "command"));
      return true;
    } catch (SQLException | DataAccessException readsOnly) {
      return false;
    }
  }

  private void restore(Path file, Path directory) throws Exception {
    var backup = new BackupFile(file, BackupKey.forReading(settings, data));
    var read = new Restoration(backup, directory).restore(this::table);
    Path place = directory.toAbsolutePath().normalize();
    say("backup.command.restored", place);
    tell(read.manifest(), read.contents());
    say("backup.command.start", place);
  }

  private void verify(Path file) throws Exception {
    var read = new BackupFile(file, BackupKey.forReading(settings, data)).check(this::table);
    say("backup.command.verified", file);
    tell(read.manifest(), read.contents());
  }

  private void table(String path, long rows, int done, int all) {
    out.printf(Locale.ROOT, "%3d/%d  %-32s %,12d%n", done, all, path, rows);
  }

  private void tell(Manifest manifest, Contents contents) {
    say("backup.command.holds", manifest.at(), contents.tables().size(), contents.rows());
    for (var heads : manifest.institutions()) {
      chain("backup.command.trail", heads.name(), heads.trail());
      chain("backup.command.closures", heads.name(), heads.closures());
    }
  }

  private void chain(String key, String institution, Chains.Head head) {
    var end = head.hash().isEmpty() ? "–" : head.hash().substring(0, 16);
    say(key, institution, head.length(), end);
    if (!head.holds()) {
      say("backup.command.broken");
    }
  }

  static String size(long bytes) {
    return bytes < 1_000_000 ? "%.1f kB".formatted(bytes / 1e3) : "%.1f MB".formatted(bytes / 1e6);
  }

  private void say(String key, Object... arguments) {
    out.println(
        text.of(
            key,
            Arrays.stream(arguments)
                .map(value -> value instanceof Number ? value : value.toString())
                .toArray()));
  }
}
