package org.muster.shared;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The P-256 key pair that the institution in force signs one kind of thing with, made at the first
 * need. The private half is sealed in the room's own table and is in its backups.
 */
public final class SealedKeys {

  /**
   * A key pair as it is stored.
   *
   * @param open the public half, an X.509 SubjectPublicKeyInfo
   */
  public record Pair(byte[] open, String sealed) {}

  private final JdbcClient jdbc;
  private final Seals seals;
  private final Clock clock;
  private final String table;
  private final String column;

  /**
   * The keys of a table.
   *
   * @param table with its schema; of the columns {@code institution_id}, its key, {@code
   *     public_key}, {@code private_key} and {@code at}
   */
  public SealedKeys(JdbcClient jdbc, Seals seals, Clock clock, String table) {
    this.jdbc = jdbc;
    this.seals = seals;
    this.clock = clock;
    this.table = table;
    this.column = table + ".private_key";
  }

  /** The pair; of two who make it at once, one's stands. */
  public Pair pair() {
    return stored()
        .orElseGet(
            () -> {
              make();
              return stored().orElseThrow();
            });
  }

  /** The private half, to sign with. */
  public ECPrivateKey privateKey(Pair pair) throws GeneralSecurityException {
    var open = seals.open(column, CurrentInstitution.get(), pair.sealed());
    return (ECPrivateKey)
        KeyFactory.getInstance("EC")
            .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(open)));
  }

  private Optional<Pair> stored() {
    return jdbc.sql(
            "select public_key, private_key from %s where institution_id = ?".formatted(table))
        .param(CurrentInstitution.get())
        .query((row, n) -> new Pair(row.getBytes(1), row.getString(2)))
        .optional();
  }

  private void make() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      var pair = generator.generateKeyPair();
      jdbc.sql(
              """
              insert into %s (institution_id, public_key, private_key, at)
              values (?, ?, ?, ?) on conflict do nothing
              """
                  .formatted(table))
          .params(
              CurrentInstitution.get(),
              pair.getPublic().getEncoded(),
              seals.seal(
                  column,
                  CurrentInstitution.get(),
                  Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())),
              clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
