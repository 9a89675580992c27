package org.muster.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.shared.Problem;

class SealedFileTests {

  private static final int CHUNK = SealedChunks.PLAIN;

  private final Random random = new Random(3);
  private final BackupKey key = key();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK})
  void givesBackWhatWasSealed(int length) throws IOException {
    byte[] plain = bytes(length);
    assertThat(open(seal(plain), key)).isEqualTo(plain);
  }

  @Test
  void hidesIt() throws IOException {
    byte[] sealed = seal(new byte[1000]);
    assertThat(Arrays.copyOfRange(sealed, SealedChunks.HEADER, SealedChunks.HEADER + 100))
        .isNotEqualTo(new byte[100]);
    assertThat(seal(new byte[1000])).as("no two files alike").isNotEqualTo(sealed);
  }

  @Test
  void findsAFlippedBitWhereverItIs() throws IOException {
    byte[] sealed = seal(bytes(2 * CHUNK + 10));
    // Behind the version and the key's mark, which have words of their own.
    for (int at = 16; at < sealed.length; at += 4_999) {
      byte[] damaged = sealed.clone();
      damaged[at] ^= 1;
      assertProblem(damaged, key, "backup.damaged");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 17, CHUNK, SealedChunks.SEALED, 2 * SealedChunks.SEALED})
  void findsThatTheEndIsMissing(int missing) throws IOException {
    byte[] sealed = seal(bytes(3 * CHUNK));
    assertProblem(Arrays.copyOf(sealed, sealed.length - missing), key, "backup.damaged");
  }

  @Test
  void findsThatItWasNeverFinished() throws IOException {
    var file = new ByteArrayOutputStream();
    try (var cutOff = new SealedOutput(file, key)) {
      cutOff.write(bytes(2 * CHUNK + 1));
    }
    assertProblem(file.toByteArray(), key, "backup.damaged");
  }

  @Test
  void findsChunksThatChangedPlaces() throws IOException {
    byte[] sealed = seal(bytes(3 * CHUNK));
    byte[] moved = sealed.clone();
    int first = SealedChunks.HEADER;
    int second = first + SealedChunks.SEALED;
    System.arraycopy(sealed, first, moved, second, SealedChunks.SEALED);
    System.arraycopy(sealed, second, moved, first, SealedChunks.SEALED);
    assertProblem(moved, key, "backup.damaged");
  }

  @Test
  void tellsAnotherKeyFromDamage() throws IOException {
    assertProblem(seal(bytes(10)), key(), "backup.wrong-key");
    assertProblem(bytes(100), key, "backup.not-one");
    assertProblem(new byte[3], key, "backup.not-one");
  }

  private static void assertProblem(byte[] file, BackupKey key, String code) {
    assertThatThrownBy(() -> open(file, key))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
  }

  private byte[] seal(byte[] plain) throws IOException {
    var file = new ByteArrayOutputStream();
    try (var sealed = new SealedOutput(file, key)) {
      sealed.write(plain);
      sealed.finish();
    }
    return file.toByteArray();
  }

  private static byte[] open(byte[] file, BackupKey key) throws IOException {
    try (var sealed = new SealedInput(new ByteArrayInputStream(file), key)) {
      return sealed.readAllBytes();
    }
  }

  private BackupKey key() {
    return new BackupKey(bytes(32), null);
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
