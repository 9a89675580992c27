package org.muster.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The keys that sealed text is under, by number: {@code MUSTER_SEAL_KEYS} in the environment or the
 * file {@code seal-keys} of the data directory, each as {@code 1:<base64 of 32 bytes>}, one a line
 * or with commas between. The highest number seals, all of them open; whoever adds a line has
 * rotated the key, and a line may go once nothing is sealed under it any more.
 */
@Component
class SealKeys {

  /** What one line gives: a key to seal with, and one that nonces are made with. */
  record Pair(SecretKey seal, SecretKey nonce) {}

  static final String FILE = "seal-keys";

  private final String given;
  private final SecretFile file;
  private volatile TreeMap<Integer, Pair> keys;

  @Autowired
  SealKeys(@Value("${MUSTER_SEAL_KEYS:}") String given, DataDirectory directory) {
    this(given, new SecretFile(directory.resolve(FILE)));
  }

  SealKeys(String given, SecretFile file) {
    this.given = given;
    this.file = file;
    this.keys = read();
  }

  /** Looks whether a key has been added to the file since. */
  void readAgain() {
    keys = read();
  }

  int newest() {
    return keys.lastKey();
  }

  /**
   * The key of a number.
   *
   * @throws IllegalStateException when it is not there: text sealed under it cannot be read
   */
  Pair key(int number) {
    var key = keys.get(number);
    if (key == null) {
      throw new IllegalStateException("seal key %d is missing".formatted(number));
    }
    return key;
  }

  private TreeMap<Integer, Pair> read() {
    var found = new TreeMap<Integer, Pair>();
    for (var line : lines()) {
      var parts = line.split(":", 2);
      try {
        byte[] key = Base64.getDecoder().decode(parts[parts.length - 1].strip());
        if (parts.length == 2
            && key.length == 32
            && found.put(Integer.valueOf(parts[0].strip()), pair(key)) == null) {
          continue;
        }
      } catch (IllegalArgumentException malformed) {
        // Said below, without the line: it may hold most of a key.
      }
      throw new IllegalStateException(
          "seal keys: each must be <number>:<base64 of 32 bytes>, no number twice");
    }
    return found;
  }

  private static Pair pair(byte[] key) {
    return new Pair(derived(key, "AES", "muster seal"), derived(key, "HmacSHA256", "muster nonce"));
  }

  private static SecretKey derived(byte[] key, String algorithm, String purpose) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              algorithm,
              HKDFParameterSpec.ofExtract()
                  .addIKM(key)
                  .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), 32));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private List<String> lines() {
    try {
      if (given.isBlank() && !file.exists()) {
        file.make(random -> "1:" + Base64.getEncoder().encodeToString(random) + "\n");
      }
      var text = given.isBlank() ? Files.readString(file.path(), StandardCharsets.US_ASCII) : given;
      return Arrays.stream(text.split("[\\n,]")).filter(line -> !line.isBlank()).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
