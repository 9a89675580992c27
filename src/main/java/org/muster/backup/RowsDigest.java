package org.muster.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes rows on their way: one line each, for a line break within is escaped. */
final class RowsDigest extends OutputStream {

  private final OutputStream next;
  private final MessageDigest digest;
  private long count;

  RowsDigest(OutputStream next) {
    this.next = next;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    digest.update(bytes, from, length);
    for (int i = from; i < from + length; i++) {
      if (bytes[i] == '\n') {
        count++;
      }
    }
    next.write(bytes, from, length);
  }

  /** What has passed; asked once. */
  Contents.Rows rows() {
    return new Contents.Rows(count, HexFormat.of().formatHex(digest.digest()));
  }
}
