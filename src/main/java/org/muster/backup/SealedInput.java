package org.muster.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.muster.shared.Problem;

/**
 * Opens what was sealed, chunk by chunk: nothing is handed out that was not sealed by the key's
 * holder in this place.
 */
final class SealedInput extends InputStream {

  private final BufferedInputStream file;
  private final SealedChunks chunks;
  private byte[] plain = new byte[0];
  private int read;
  private boolean ended;

  SealedInput(InputStream file, BackupKey key) throws IOException {
    this.file = new BufferedInputStream(file, SealedChunks.SEALED);
    chunks = SealedChunks.opening(key, this.file.readNBytes(SealedChunks.HEADER));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (read == plain.length) {
      if (ended) {
        return -1;
      }
      open();
    }
    int given = Math.min(length, plain.length - read);
    System.arraycopy(plain, read, bytes, from, given);
    read += given;
    return given;
  }

  private void open() throws IOException {
    byte[] sealed = file.readNBytes(SealedChunks.SEALED);
    if (sealed.length == 0) {
      // The last chunk said it was not the last, or there was none.
      throw Problem.unprocessable("backup.damaged");
    }
    file.mark(1);
    ended = file.read() < 0;
    file.reset();
    plain = chunks.next(sealed, sealed.length, ended);
    read = 0;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
