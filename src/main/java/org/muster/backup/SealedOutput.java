package org.muster.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;

/**
 * Seals what is written. Only {@link #finish} makes the file whole: one that was merely closed is
 * one that was cut off, and its reader finds that out.
 */
final class SealedOutput extends OutputStream {

  private final OutputStream file;
  private final SealedChunks chunks;
  private final byte[] plain = new byte[SealedChunks.PLAIN];
  private int filled;

  SealedOutput(OutputStream file, BackupKey key) throws IOException {
    this.file = file;
    byte[] salt = new byte[SealedChunks.SALT];
    new SecureRandom().nextBytes(salt);
    chunks = SealedChunks.sealing(key, salt);
    file.write(chunks.header());
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (filled == plain.length) {
        seal(false);
      }
      int taken = Math.min(length - done, plain.length - filled);
      System.arraycopy(bytes, from + done, plain, filled, taken);
      filled += taken;
      done += taken;
    }
  }

  /** Seals the last chunk, as the last. */
  void finish() throws IOException {
    seal(true);
    file.flush();
  }

  private void seal(boolean last) throws IOException {
    file.write(chunks.next(plain, filled, last));
    filled = 0;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
