package org.muster.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.muster.people.Institution;
import org.muster.shared.Problem;
import org.muster.shared.SecretFile;

/**
 * Takes an institution away with every row of it, its trail too, and leaves a certificate that says
 * what there was. Only one that is held, and only exactly what whoever asks has seen or exported:
 * they name the sum of it.
 */
final class Removal {

  /** What is left: a certificate of what there was. */
  record Removed(Path certificate, Contents contents) {}

  private final Connection connection;
  private final Keys keys;
  private final Path data;

  Removal(Connection connection, Keys keys, Path data) {
    this.connection = connection;
    this.keys = keys;
    this.data = data;
  }

  /** Begins: what there is at this moment, which is what would be removed. */
  Contents look(Institution institution, Progress progress) throws SQLException, IOException {
    Snapshot.requireRightToAll(connection);
    Snapshot.write(connection);
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    return new InstitutionRows(connection, institution.id(), keys).read(progress);
  }

  /**
   * Removes what was looked at, in the same moment.
   *
   * @param cell where it lives now, so that people are sent on; empty for nowhere
   */
  Removed remove(Institution institution, Contents contents, String sum, String cell)
      throws SQLException, IOException {
    if (!contents.sum().equals(sum)) {
      connection.rollback();
      throw Problem.conflict("backup.sum-differs", contents.sum());
    }
    change(
        """
        delete from identity.session where principal_name in
          (select id::text from identity.account where institution_id = ?::uuid)
        """,
        institution.id());
    long rows = new InstitutionRows(connection, institution.id(), keys).delete();
    change("delete from identity.set_up where institution_id = ?::uuid", institution.id());
    change(
        "delete from event_publication where position(? in serialized_event) > 0",
        institution.id());
    if (cell.isEmpty()) {
      change("delete from people.host where institution_id = ?::uuid", institution.id());
    } else {
      change(
          """
          insert into people.elsewhere (id, code, name, address, since)
          values (?::uuid, ?, ?, ?, now())
          """,
          institution.id(),
          institution.code(),
          institution.name(),
          cell);
    }
    var at = Snapshot.now(connection);
    Path part = write(institution, contents, rows, cell, at);
    recordOutside(institution, rows, sum, at);
    connection.commit();
    Path certificate = part.resolveSibling(String.valueOf(part.getFileName()).replace(".part", ""));
    Files.move(part, certificate, StandardCopyOption.ATOMIC_MOVE);
    return new Removed(certificate, contents);
  }

  /** Its own trail is gone; those that oversee it keep the line. */
  private void recordOutside(Institution institution, long rows, String sum, Instant at) {
    try (var chains = new Chains(connection, at)) {
      chains.recordWithOverseers(
          "institution.removed", institution.code(), Map.of("rows", rows, "sum", sum));
    }
  }

  private Path write(Institution institution, Contents contents, long rows, String cell, Instant at)
      throws IOException {
    var said = new LinkedHashMap<String, Object>();
    said.put("removed", institution.code());
    said.put("id", institution.id().toString());
    said.put("name", institution.name());
    said.put("at", at.toString());
    said.put("rows", rows);
    said.put("sum", contents.sum());
    said.put("livesIn", cell);
    said.put("tables", contents.tables());
    byte[] text = BackupMaking.JSON.writeValueAsBytes(said);
    var key = new Ed25519PrivateKeyParameters(keys.secrets().key("certificates of removal"));
    var signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(text, 0, text.length);
    var base64 = Base64.getEncoder();
    var certificate =
        Map.of(
            "certificate", new String(text, StandardCharsets.UTF_8),
            "signature", base64.encodeToString(signer.generateSignature()),
            "publicKey", base64.encodeToString(key.generatePublicKey().getEncoded()));
    Path folder =
        Files.createDirectories(data.resolve("removed"), SecretFile.ownerOnly("rwx------"));
    Path file = folder.resolve("%s-%d.json.part".formatted(institution.code(), at.toEpochMilli()));
    return Files.write(file, BackupMaking.JSON.writeValueAsBytes(certificate));
  }

  private void change(String sql, Object... parameters) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int n = 0; n < parameters.length; n++) {
        statement.setString(n + 1, parameters[n].toString());
      }
      statement.executeUpdate();
    }
  }
}
