package org.muster.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.muster.people.Institution;
import org.muster.shared.Problem;
import org.muster.shared.WholeDatabase;

/**
 * {@code muster institutions}, {@code hold}, {@code release}, {@code export}, {@code import} and
 * {@code remove}: one institution, beside the running program.
 */
final class InstitutionCommands {

  private static final Pattern CELL = Pattern.compile("https?://[A-Za-z0-9.:\\[\\]-]{1,253}");

  /** After this no copy of the program goes by what it knew before the hold. */
  private static final Duration KNOWN_EVERYWHERE = Duration.ofSeconds(4);

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Says something in the operator's language. */
  @FunctionalInterface
  interface Voice {
    void say(String key, Object... arguments);
  }

  private final WholeDatabase database;
  private final BackupSettings settings;
  private final Path data;
  private final Voice voice;
  private final Progress progress;

  InstitutionCommands(
      WholeDatabase database, BackupSettings settings, Path data, Voice voice, Progress progress) {
    this.database = database;
    this.settings = settings;
    this.data = data;
    this.voice = voice;
    this.progress = progress;
  }

  static boolean knows(List<String> words) {
    return switch (words.isEmpty() ? "" : words.getFirst() + " " + words.size()) {
      case "institutions 1",
          "hold 2",
          "release 2",
          "export 3",
          "import 2",
          "remove 2",
          "remove 3",
          "remove 4" ->
          true;
      default -> false;
    };
  }

  void run(List<String> words) throws Exception {
    try (var connection = database.connect()) {
      switch (words.getFirst()) {
        case "institutions" -> list(connection);
        case "hold" -> hold(connection, words.get(1), true);
        case "release" -> hold(connection, words.get(1), false);
        case "export" -> export(connection, words.get(1), Path.of(words.get(2)));
        case "import" -> take(connection, Path.of(words.get(1)));
        default ->
            remove(
                connection,
                words.get(1),
                words.size() > 2 ? words.get(2) : "",
                words.size() > 3 ? words.get(3) : "");
      }
    }
  }

  private void list(Connection connection) throws SQLException {
    try (var chains = new Chains(connection, Snapshot.now(connection))) {
      for (var institution : chains.institutions()) {
        voice.say(
            heldSince(connection, institution) < 0
                ? "backup.command.institution"
                : "backup.command.institution-held",
            institution.code(),
            institution.name(),
            institution.id());
      }
    }
  }

  /** Put on its trail before it is held: nothing of it changes after. */
  private void hold(Connection connection, String code, boolean held) throws SQLException {
    var institution = institution(connection, code);
    try (var chains = new Chains(connection, Snapshot.now(connection))) {
      chains.record(
          institution.id(),
          held ? "institution.held" : "institution.released",
          code,
          Map.of("by", "command"));
    }
    try (var statement =
        connection.prepareStatement(
            "update people.institution set held_at = case when ? then now() end where code = ?")) {
      statement.setBoolean(1, held);
      statement.setString(2, code);
      statement.executeUpdate();
    }
    voice.say(held ? "backup.command.held" : "backup.command.released", institution.name());
  }

  private void export(Connection connection, String code, Path file) throws Exception {
    var institution = institution(connection, code);
    try (var chains = new Chains(connection, Snapshot.now(connection))) {
      chains.record(institution.id(), "institution.exported", code, Map.of("by", "command"));
    }
    if (heldSince(connection, institution) >= 0) {
      awaitSilence(connection, institution);
    }
    var target = file.toAbsolutePath().normalize();
    var key = BackupKey.forMaking(settings, data);
    var made =
        new InstitutionMaking(connection, Keys.of(data), key).make(institution, target, progress);
    voice.say(
        "backup.command.exported",
        institution.name(),
        target,
        Command.size(made.bytes()),
        key.mark());
    tell(institution.id(), made.contents());
  }

  private void take(Connection connection, Path file) throws Exception {
    var backup = new BackupFile(file, BackupKey.forReading(settings, data));
    var read = new Arrival(backup, connection, Keys.of(data)).take(progress);
    var origin = java.util.Objects.requireNonNull(read.manifest().institution());
    voice.say("backup.command.imported", origin.name(), origin.code());
    tell(origin.id(), read.contents());
  }

  private void remove(Connection connection, String code, String sum, String cell)
      throws Exception {
    var institution = institution(connection, code);
    if (!cell.isEmpty() && !CELL.matcher(cell).matches()) {
      throw Problem.unprocessable("people.cell-address");
    }
    if (heldSince(connection, institution) < 0) {
      throw Problem.conflict("backup.not-held", code);
    }
    awaitSilence(connection, institution);
    var removal = new Removal(connection, Keys.of(data), data);
    var contents = removal.look(institution, progress);
    if (sum.isEmpty()) {
      connection.rollback();
      tell(institution.id(), contents);
      voice.say("backup.command.remove-again", institution.name(), code, contents.sum());
      return;
    }
    var removed = removal.remove(institution, contents, sum, cell);
    voice.say("backup.command.removed", institution.name(), removed.certificate());
  }

  private void tell(Object id, Contents contents) {
    voice.say("backup.command.sum", id, contents.tables().size(), contents.rows(), contents.sum());
  }

  private static Institution institution(Connection connection, String code) throws SQLException {
    try (var chains = new Chains(connection, Snapshot.now(connection))) {
      return chains.institutions().stream()
          .filter(one -> one.code().equals(code))
          .findFirst()
          .orElseThrow(() -> Problem.unprocessable("backup.no-institution", code));
    }
  }

  /** In milliseconds, negative where it is not held. */
  private static long heldSince(Connection connection, Institution institution) {
    try (var statement =
        connection.prepareStatement(
            """
            select coalesce(extract(epoch from now() - held_at) * 1000, -1)
              from people.institution where id = ?::uuid
            """)) {
      statement.setString(1, institution.id().toString());
      try (var rows = statement.executeQuery()) {
        return rows.next() ? rows.getLong(1) : -1;
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Whoever had begun to write before the hold was known has ended. */
  private static void awaitSilence(Connection connection, Institution institution)
      throws SQLException, InterruptedException {
    long since = heldSince(connection, institution);
    if (since < KNOWN_EVERYWHERE.toMillis()) {
      Thread.sleep(KNOWN_EVERYWHERE.toMillis() - since);
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    String busy =
        """
        select count(*) from pg_stat_activity a, people.institution i
         where i.id = '%s' and a.datname = current_database() and a.pid <> pg_backend_pid()
           and a.xact_start < i.held_at + interval '%d ms'
        """
            .formatted(institution.id(), KNOWN_EVERYWHERE.toMillis());
    while (!"0".equals(Snapshot.ask(connection, busy))) {
      if (System.nanoTime() > end) {
        throw Problem.conflict("backup.still-written");
      }
      Thread.sleep(Duration.ofMillis(200));
    }
  }
}
